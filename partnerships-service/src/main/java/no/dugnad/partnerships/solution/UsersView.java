package no.dugnad.partnerships.solution;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far municipalities have come with one solution. */
@Schema(name = "SolutionAdoptionSummary", description = "Municipalities by how far they have come with a solution.")
record UsersView(
        @Schema(required = true) String solution,

        @Schema(required = true, description = "The day that is counted.")
        LocalDate at,

        @Schema(required = true, description = "By state; where there is nobody there is no row.")
        List<Row> rows,

        @Schema(required = true, description = "By number.") List<User> municipalities) {

    @Schema(name = "SolutionAdoptionSummaryRow")
    record Row(
            @Schema(required = true) AdoptionState state,
            @Schema(required = true) long municipalities) {}

    @Schema(name = "SolutionUser")
    record User(
            @Schema(required = true, description = "Municipality number.")
            String number,

            @Schema(nullable = true) @Nullable String name,
            @Schema(required = true) AdoptionState state,

            @Schema(required = true, description = "The year in which it came so far.")
            int sinceYear) {}
}
