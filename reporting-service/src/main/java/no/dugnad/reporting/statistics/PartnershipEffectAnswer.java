package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Before and after joining a partnership, against those who did not. */
@Schema(
        description =
                "Participations a year before and after joining a partnership (samarbeid), against the same years of municipalities that never joined one: difference in differences.")
public record PartnershipEffectAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(required = true, description = "The plain counts, by the year of joining.")
        List<Cohort> cohorts,

        @Schema(
                required = true,
                description =
                        "Year by year around the joining, to judge whether both went the same way before it: participations for each municipality.")
        List<Step> course,

        @JsonUnwrapped About about) {

    @Schema(name = "PartnershipEffectRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Municipalities that joined, with years to compare on both sides.")
            long joined,

            @Schema(required = true, description = "Municipalities that never joined.")
            long notJoined,

            @Schema(
                    required = true,
                    description =
                            "Municipalities that joined, but when is not known, or in a year without years to compare on both sides.")
            long leftOut,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Participations a year for each municipality that joined, before.")
            @Nullable
            Double joinedBefore,

            @Schema(required = true, nullable = true, description = "The same, after.") @Nullable
            Double joinedAfter,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Participations a year for each that never joined, in the same years before.")
            @Nullable
            Double notJoinedBefore,

            @Schema(required = true, nullable = true, description = "The same, after.") @Nullable
            Double notJoinedAfter,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The change of those that joined minus the change of those that did not.")
            @Nullable
            Double effect,

            @Schema(required = true, nullable = true, description = "Lower bound of the 95 % interval.") @Nullable
            Double low,

            @Schema(required = true, nullable = true, description = "Upper bound of the 95 % interval.") @Nullable
            Double high,

            @Schema(required = true, nullable = true, description = "Two-sided.") @Nullable
            Double pValue,

            @Schema(
                    required = true,
                    description = "Fewer than 10 that joined, or that did not: read the figures with care.")
            boolean small) {}

    @Schema(name = "PartnershipEffectCohort")
    public record Cohort(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Year of joining.")
            int joinedIn,

            @Schema(required = true) long joined,
            @Schema(required = true) long notJoined,

            @Schema(required = true, description = "Years before that are compared.")
            int yearsBefore,

            @Schema(required = true, description = "Years after that are compared.")
            int yearsAfter,

            @Schema(required = true, description = "Participations of those that joined, in the years before.")
            double participationsJoinedBefore,

            @Schema(required = true) double participationsJoinedAfter,
            @Schema(required = true) double participationsNotJoinedBefore,
            @Schema(required = true) double participationsNotJoinedAfter,

            @Schema(
                    required = true,
                    description = "Those that joined with at least one participation in the years before.")
            long participantsJoinedBefore,

            @Schema(required = true) long participantsJoinedAfter,
            @Schema(required = true) long participantsNotJoinedBefore,
            @Schema(required = true) long participantsNotJoinedAfter) {}

    @Schema(name = "PartnershipEffectStep")
    public record Step(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Years after the joining; below 0 before it.")
            int yearsSince,

            @Schema(required = true, description = "Municipalities that joined and have that year.")
            long joined,

            @Schema(required = true, description = "Participations for each of them.")
            double meanJoined,

            @Schema(required = true, nullable = true, description = "For each that never joined, in the same years.")
            @Nullable
            Double meanNotJoined) {}
}
