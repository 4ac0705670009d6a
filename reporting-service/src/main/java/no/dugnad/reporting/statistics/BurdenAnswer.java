package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What it costs in work to apply and report, by what is granted. */
@Schema(
        description =
                "Hours of application and reporting for each krone granted, by size of municipality or any other grouping.")
public record BurdenAnswer(
        @Schema(required = true) List<Row> rows,
        @JsonUnwrapped About about) {

    @Schema(name = "BurdenRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Municipalities in the group.")
            long municipalities,

            @Schema(required = true, description = "Applications as lead, whatever became of them.")
            double applications,

            @Schema(
                    required = true,
                    description = "Those of them under instruments whose calls say how many hours it takes.")
            double coveredApplications,

            @Schema(required = true, description = "Of the covered, those with the statuses asked for.")
            double coveredGrants,

            @Schema(required = true, description = "Hours to apply, for the covered.")
            double applicationHours,

            @Schema(required = true, description = "Hours to report, for the covered that were granted.")
            double reportingHours,

            @Schema(required = true, description = "Kroner granted, under all instruments.")
            double awardedNok,

            @Schema(required = true, description = "Kroner granted under the covered instruments.")
            double coveredNok,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Hours by kroner, for the covered; null when nothing was granted.")
            @Nullable
            Double hoursPerKrone,

            @Schema(required = true, nullable = true, description = "The same for each million kroner.") @Nullable
            Double hoursPerMillionNok,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the figures with care.")
            boolean small) {}
}
