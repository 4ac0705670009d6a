package no.dugnad.partnerships.representation;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Representation",
        description =
                "Members and seats by group, against the municipalities that the partnership could serve: those of its counties, or of the whole country.")
record RepresentationView(
        @Schema(required = true) String partnershipId,
        @Schema(required = true) Grouping grouping,

        @Schema(required = true, description = "The day. With `from` and `to`: 1 January of the last year.")
        LocalDate at,

        @Schema(
                required = true,
                description =
                        "Numbers of the counties that it serves, as they are on the day; empty for the whole country.")
        List<String> counties,

        @Schema(required = true, description = "A row for each group, in the grouping's order.")
        List<Row> rows,

        @Schema(required = true) Totals totals,

        @Schema(required = true, description = "What the figures say, in words.")
        Text sentence,

        @Schema(
                required = true,
                description = "With `from` and `to`: the same on 1 January of each year; empty otherwise.")
        List<Year> years,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "With `from` and `to`: how the share of seats, or of members where there are no seats, has gone.")
        @Nullable
        Text development) {

    @Schema(name = "RepresentationGrouping")
    record Grouping(
            @Schema(required = true) String id,
            @Schema(required = true) Text name) {}

    /** Shares are between 0 and 1; null where there is nothing to take a share of. */
    @Schema(name = "RepresentationRow")
    record Row(
            @Schema(required = true) String group,
            @Schema(required = true) Text name,

            @Schema(required = true, description = "Municipalities of the group that the partnership could serve.")
            int municipalities,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Inhabitants of these on 1 January; null where that of one is not known.")
            @Nullable
            Long inhabitants,

            @Schema(required = true, description = "Members that are municipalities of the group.")
            int members,

            @Schema(required = true, description = "Seats in bodies that are held by municipalities of the group.")
            int seats,

            @Schema(required = true, nullable = true) @Nullable
            Double shareOfMunicipalities,

            @Schema(required = true, nullable = true) @Nullable
            Double shareOfInhabitants,

            @Schema(required = true, nullable = true) @Nullable
            Double shareOfMembers,

            @Schema(required = true, nullable = true) @Nullable
            Double shareOfSeats) {}

    @Schema(name = "RepresentationTotals", description = "What the shares are of.")
    record Totals(
            @Schema(required = true) int municipalities,

            @Schema(required = true, nullable = true) @Nullable
            Long inhabitants,

            @Schema(required = true, description = "Members that are municipalities.")
            int members,

            @Schema(required = true, description = "Seats that are held by municipalities.")
            int seats,

            @Schema(required = true, description = "Members that are not municipalities; they are in no row.")
            int otherMembers,

            @Schema(required = true, description = "Seats that are not held by municipalities; they are in no row.")
            int otherSeats,

            @Schema(
                    required = true,
                    description =
                            "Municipalities that the partnership could serve and whose inhabitants are not known.")
            int withoutInhabitants,

            @Schema(
                    required = true,
                    description =
                            "Municipalities in none of the groups: served, members or with seats; they are in the totals alone.")
            int ungrouped) {}

    @Schema(name = "RepresentationYear")
    record Year(
            @Schema(required = true) int year,
            @Schema(required = true) LocalDate at,
            @Schema(required = true) List<String> counties,
            @Schema(required = true) List<Row> rows,
            @Schema(required = true) Totals totals,
            @Schema(required = true) Text sentence) {}
}
