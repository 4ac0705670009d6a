package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who takes part. */
@Schema(description = "Share of each group's municipalities with at least one participation (deltakelse).")
public record ParticipationAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(description = "The first group minus the second; null unless there are two groups and no split.")
        @Nullable
        Comparison comparison,

        @Schema(
                description =
                        "How the share goes up or down through the groups; null unless the groups are three or more, in an order, and not split.")
        @Nullable
        Trend trend,

        @JsonUnwrapped About about) {

    @Schema(name = "ParticipationRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Municipalities in the group.")
            long municipalities,

            @Schema(required = true, description = "Those of them with at least one participation.")
            long participants,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Participants of municipalities, unrounded; null when there are none.")
            @Nullable
            Double rate,

            @Schema(required = true, nullable = true, description = "Lower bound of the 95 % Wilson interval.")
            @Nullable
            Double low,

            @Schema(required = true, nullable = true, description = "Upper bound of the 95 % Wilson interval.")
            @Nullable
            Double high,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the rate with care.")
            boolean small) {
        static Row of(Keys keys, long participants, long municipalities) {
            var interval = municipalities == 0 ? null : Proportions.wilson(participants, municipalities);
            return new Row(
                    keys,
                    municipalities,
                    participants,
                    interval == null ? null : (double) participants / municipalities,
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    Small.is(municipalities));
        }
    }

    @Schema(name = "ParticipationComparison")
    public record Comparison(
            @Schema(required = true, description = "Rate of the first group minus that of the second.")
            double difference,

            @Schema(required = true, description = "Lower bound of Newcombe's 95 % interval (method 10).")
            double low,

            @Schema(required = true, description = "Upper bound of Newcombe's 95 % interval (method 10).")
            double high,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Rate of the first by that of the second; null when the second is 0.")
            @Nullable
            Double riskRatio,

            @Schema(required = true, description = "Two-sided.")
            double pValue,

            @Schema(required = true, description = "fisher-exact")
            String test) {
        static @Nullable Comparison of(Row first, Row second) {
            var rate = first.rate();
            var other = second.rate();
            if (rate == null || other == null) return null;
            var interval = Proportions.newcombe(
                    first.participants(), first.municipalities(), second.participants(), second.municipalities());
            return new Comparison(
                    rate - other,
                    interval.low(),
                    interval.high(),
                    second.participants() == 0 ? null : rate / other,
                    Proportions.fisher(
                            first.participants(),
                            first.municipalities(),
                            second.participants(),
                            second.municipalities()),
                    "fisher-exact");
        }
    }

    @Schema(name = "ParticipationTrend")
    public record Trend(
            @Schema(
                    required = true,
                    description = "Change in the share from one group to the next, in the grouping's order.")
            double slope,

            @Schema(required = true, description = "Below zero: the share falls.")
            double z,

            @Schema(required = true, description = "Two-sided.")
            double pValue,

            @Schema(required = true, description = "cochran-armitage")
            String test) {
        static @Nullable Trend of(List<Row> rows) {
            var trend = Proportions.trend(
                    rows.stream().mapToLong(Row::participants).toArray(),
                    rows.stream().mapToLong(Row::municipalities).toArray());
            return trend == null ? null : new Trend(trend.slope(), trend.z(), trend.pValue(), "cochran-armitage");
        }
    }
}
