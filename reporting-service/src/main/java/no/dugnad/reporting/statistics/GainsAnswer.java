package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was gained, who bears the cost of it and who receives it. */
@Schema(description = "Gains (gevinster), planned and realised, by who bears the cost and who receives the gain.")
public record GainsAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(
                required = true,
                description = "What each level bears the cost of, and what it receives, over all groups.")
        List<Level> levels,

        @JsonUnwrapped About about) {

    @Schema(name = "GainsRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(
                    required = true,
                    description = "time-saved, cost-avoided, quality, environmental-effect or staff-satisfaction.")
            String kind,

            @Schema(required = true, description = "hours, nok, points or tonnes-co2e; it follows from the kind.")
            String unit,

            @Schema(required = true, description = "Level that bears the cost.")
            String bearer,

            @Schema(required = true, nullable = true) @Nullable
            String bearerSector,

            @Schema(required = true, description = "Level that receives the gain.")
            String receiver,

            @Schema(required = true, nullable = true) @Nullable
            String receiverSector,

            @Schema(required = true, description = "Sum of the planned, corrections included.")
            double planned,

            @Schema(required = true, description = "Sum of the realised, corrections included.")
            double realised,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Realised of planned; null when nothing was planned.")
            @Nullable
            Double realisedShare,

            @Schema(required = true, description = "Municipalities that have told.")
            long municipalities,

            @Schema(required = true, description = "Lines that were added up.")
            long lines,

            @Schema(required = true, description = "Fewer than 10 municipalities have told: read the sums with care.")
            boolean small) {}

    @Schema(name = "GainsLevel")
    public record Level(
            @Schema(required = true) String kind,
            @Schema(required = true) String unit,

            @Schema(required = true, description = "municipality, county, state, citizens or business.")
            String level,

            @Schema(required = true, description = "Planned gains whose cost it bears.")
            double plannedBorne,

            @Schema(required = true, description = "Realised gains whose cost it bears.")
            double realisedBorne,

            @Schema(required = true, description = "Planned gains that it receives.")
            double plannedReceived,

            @Schema(required = true, description = "Realised gains that it receives.")
            double realisedReceived) {}
}
