package no.dugnad.partnerships.solution;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a solution has spread (spredning), by the groups of a grouping. */
record DiffusionView(
        @Schema(required = true) String solutionId,
        @Schema(required = true) String grouping,

        @Schema(nullable = true, description = "Only its members are counted; null for all municipalities.") @Nullable
        String partnershipId,

        @Schema(required = true, description = "First year of the curve.")
        int from,

        @Schema(required = true, description = "Last year of the curve.")
        int to,

        @Schema(
                required = true,
                description =
                        "The day whose municipalities and groups are counted: the last of the last year, or today.")
        LocalDate boundaries,

        @Schema(required = true, description = "By group, in the grouping's order.")
        List<Row> rows,

        @Schema(required = true, description = "All groups together.")
        Row total,

        @Schema(nullable = true, description = "The first group against all the others; null when one side is empty.")
        @Nullable
        Comparison comparison,

        @Schema(required = true, description = "How it is counted, in words.")
        Text definition) {

    @Schema(name = "DiffusionRow")
    record Row(
            @Schema(nullable = true, description = "Id of the group; null for all together.") @Nullable
            String group,

            @Schema(nullable = true) @Nullable Text name,

            @Schema(required = true, description = "Municipalities that could adopt it.")
            int municipalities,

            @Schema(required = true, description = "Those that have it in use on the day of the boundaries.")
            int adopters,

            @Schema(nullable = true, description = "Adopters of municipalities; null when there are none.") @Nullable
            Double share,

            @Schema(nullable = true, description = "The first day of the first one.") @Nullable
            LocalDate firstOn,

            @Schema(
                    nullable = true,
                    description = "The day on which half of all that have taken it into use had done so.")
            @Nullable
            LocalDate halfOfAdoptersOn,

            @Schema(nullable = true) @Nullable Long daysFromFirstToHalfOfAdopters,

            @Schema(
                    nullable = true,
                    description =
                            "The day on which half of the municipalities had taken it into use; null while they have not.")
            @Nullable
            LocalDate halfOfMunicipalitiesOn,

            @Schema(nullable = true) @Nullable Long daysFromFirstToHalfOfMunicipalities,

            @Schema(required = true, description = "The curve, a point a year.")
            List<Point> curve) {}

    @Schema(name = "DiffusionPoint")
    record Point(
            @Schema(required = true, description = "The last day of a year, or today.")
            LocalDate on,

            @Schema(required = true, description = "Those that have it in use then.")
            int adopters,

            @Schema(nullable = true) @Nullable Double share) {}

    @Schema(name = "DiffusionComparison")
    record Comparison(
            @Schema(required = true, description = "The first group.")
            String group,

            @Schema(required = true) double share,

            @Schema(required = true, description = "Share of all the others.")
            double othersShare,

            @Schema(required = true, description = "The first minus the second.")
            double difference) {}
}
