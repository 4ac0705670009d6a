package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How unevenly money and participations are divided. */
@Schema(
        description =
                "How unevenly money granted and participations are divided: Gini's coefficient and the points of Lorenz's curve, by group and for all.")
public record ConcentrationAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(required = true, description = "Points of each row's Lorenz curve, from (0, 0) to (1, 1).")
        List<Point> lorenz,

        @JsonUnwrapped About about) {

    /** What is divided. */
    @Schema(name = "ConcentrationMeasure")
    public enum Measure {
        MONEY,
        PARTICIPATIONS
    }

    /** Among whom. */
    @Schema(name = "ConcentrationUnit")
    public enum Per {
        MUNICIPALITY,
        INHABITANT
    }

    @Schema(name = "ConcentrationRow")
    public record Row(
            @JsonUnwrapped Keys keys,
            @Schema(required = true) Measure measure,
            @Schema(required = true) Per per,

            @Schema(
                    required = true,
                    description =
                            "Municipalities among whom it is divided; per inhabitant those whose population is known.")
            long municipalities,

            @Schema(required = true, description = "Municipalities or inhabitants.")
            double units,

            @Schema(required = true, description = "Kroner granted, or participations.")
            double total,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "0: all have the same; towards 1: one has all. Null when there is nothing to divide.")
            @Nullable
            Double gini,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "What the tenth of the units with the most has, of all.")
            @Nullable
            Double topTenth,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the figures with care.")
            boolean small) {}

    @Schema(name = "LorenzPoint")
    public record Point(
            @JsonUnwrapped BareKeys keys,
            @Schema(required = true) Measure measure,
            @Schema(required = true) Per per,

            @Schema(required = true, description = "Number of the point on its curve, from 0.")
            int point,

            @Schema(required = true, description = "The units with the least, as a share of all.")
            double shareOfUnits,

            @Schema(required = true, description = "What they have, as a share of all.")
            double shareOfTotal) {}
}
