package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many instruments the municipalities take part in. */
@Schema(description = "How many instruments (virkemidler) each municipality takes part in.")
public record BreadthAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(required = true, description = "How many municipalities take part in none, one, two … instruments.")
        List<Count> distribution,

        @Schema(description = "The first group minus the second; null unless there are two groups and no split.")
        @Nullable
        Comparison comparison,

        @JsonUnwrapped About about) {

    @Schema(name = "BreadthRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Municipalities in the group.")
            long municipalities,

            @Schema(required = true, description = "Those of them that take part in at least one.")
            long participants,

            @Schema(
                    required = true,
                    description = "Different instruments that the group's municipalities together take part in.")
            long instruments,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Instruments for each municipality, on the average.")
            @Nullable
            Double mean,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Lower bound of the mean's 95 % interval (Student's t).")
            @Nullable
            Double low,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Upper bound of the mean's 95 % interval (Student's t).")
            @Nullable
            Double high,

            @Schema(required = true, nullable = true) @Nullable
            Double median,

            @Schema(required = true, nullable = true) @Nullable
            Long most,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the figures with care.")
            boolean small) {}

    @Schema(name = "BreadthCount")
    public record Count(
            @JsonUnwrapped Keys keys,
            @Schema(required = true) long breadth,

            @Schema(required = true, description = "Municipalities that take part in so many.")
            long municipalities,

            @Schema(required = true, description = "Of the group's municipalities.")
            double share) {}

    @Schema(name = "MeanComparison")
    public record Comparison(
            @Schema(required = true, description = "Mean of the first group minus that of the second.")
            double difference,

            @Schema(required = true, description = "Lower bound of Welch's 95 % interval.")
            double low,

            @Schema(required = true, description = "Upper bound of Welch's 95 % interval.")
            double high,

            @Schema(required = true, description = "Two-sided.")
            double pValue,

            @Schema(required = true, description = "welch-t")
            String test) {
        static @Nullable Comparison of(Means.@Nullable Difference difference) {
            return difference == null
                    ? null
                    : new Comparison(
                            difference.estimate(), difference.low(), difference.high(), difference.pValue(), "welch-t");
        }
    }
}
