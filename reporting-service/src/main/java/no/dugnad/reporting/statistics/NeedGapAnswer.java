package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Need against uptake. */
@Schema(
        description =
                "Need by age (old-age dependency and the share aged 80 and over) against uptake (the number of instruments taken part in).")
public record NeedGapAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(required = true, description = "The municipalities in five parts by need, 5 with the greatest.")
        List<Fifth> fifths,

        @Schema(description = "How the share that takes part goes up or down with the fifths; null when split.")
        ParticipationAnswer.@Nullable Trend trend,

        @Schema(required = true, description = "How need and uptake go together, by Spearman's rank correlation.")
        List<Correlation> correlation,

        @Schema(
                required = true,
                description =
                        "Every municipality, those first that need most and take part least; empty when split by other than county.")
        List<Municipality> municipalities,

        @JsonUnwrapped About about) {

    @Schema(name = "NeedGapRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Municipalities in the group whose need is known.")
            long municipalities,

            @Schema(required = true, description = "Those of them that take part in at least one instrument.")
            long participants,

            @Schema(required = true, nullable = true) @Nullable
            Double rate,

            @Schema(required = true, nullable = true, description = "Lower bound of the 95 % Wilson interval.")
            @Nullable
            Double low,

            @Schema(required = true, nullable = true, description = "Upper bound of the 95 % Wilson interval.")
            @Nullable
            Double high,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Inhabitants aged 67 and over for each aged 18–66, the mean of the municipalities.")
            @Nullable
            Double oldAgeDependency,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Share aged 80 and over, the mean of the municipalities.")
            @Nullable
            Double share80Plus,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Instruments for each municipality, on the average.")
            @Nullable
            Double instruments,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Mean place by need among all municipalities, 0 least and 1 most.")
            @Nullable
            Double needPercentile,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Mean place by uptake among all municipalities, 0 least and 1 most.")
            @Nullable
            Double uptakePercentile,

            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "Place by need minus place by uptake: above 0 the group needs more than it takes part.")
            @Nullable
            Double gap,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the figures with care.")
            boolean small) {}

    @Schema(name = "NeedGapFifth")
    public record Fifth(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "1 the least need, 5 the greatest.")
            int fifth,

            @Schema(required = true) long municipalities,
            @Schema(required = true) long participants,

            @Schema(required = true, nullable = true) @Nullable
            Double rate,

            @Schema(required = true, nullable = true) @Nullable
            Double low,

            @Schema(required = true, nullable = true) @Nullable
            Double high,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Instruments for each municipality, on the average.")
            @Nullable
            Double instruments,

            @Schema(required = true) boolean small) {}

    @Schema(name = "NeedGapCorrelation")
    public record Correlation(
            @JsonUnwrapped Keys keys,

            @Schema(
                    required = true,
                    description =
                            "Which need: `old-age-dependency`, `share-80-plus`, or `need`, the mean of the places by both.")
            String indicator,

            @Schema(required = true) long municipalities,

            @Schema(required = true, nullable = true, description = "Below 0: those who need more take part less.")
            @Nullable
            Double rho,

            @Schema(required = true, nullable = true) @Nullable
            Double low,

            @Schema(required = true, nullable = true) @Nullable
            Double high,

            @Schema(required = true, nullable = true, description = "Two-sided.") @Nullable
            Double pValue) {}

    @Schema(name = "NeedGapMunicipality")
    public record Municipality(
            @Schema(required = true) String number,
            @Schema(required = true) String name,
            @Schema(required = true) String group,
            @Schema(required = true) double oldAgeDependency,
            @Schema(required = true) double share80Plus,
            @Schema(required = true) long instruments,
            @Schema(required = true) double needPercentile,
            @Schema(required = true) double uptakePercentile,
            @Schema(required = true) double gap) {}
}
