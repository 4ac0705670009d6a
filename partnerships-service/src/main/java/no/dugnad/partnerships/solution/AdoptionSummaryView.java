package no.dugnad.partnerships.solution;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many municipalities have come how far, with each solution. */
@Schema(name = "AdoptionSummary", description = "Municipalities by solution and by how far they have come with it.")
record AdoptionSummaryView(
        @Schema(required = true, description = "The day that is counted.")
        LocalDate at,

        @Schema(nullable = true, description = "Only those through this network.") @Nullable
        String partnership,

        @Schema(nullable = true, description = "Only this municipality's.") @Nullable
        String municipality,

        @Schema(required = true, description = "By solution and state; where there is nobody there is no row.")
        List<Row> rows) {

    @Schema(name = "AdoptionSummaryRow")
    record Row(
            @Schema(required = true, description = "Slug of the solution.")
            String solution,

            @Schema(required = true) Text solutionName,
            @Schema(required = true) AdoptionState state,
            @Schema(required = true) long municipalities) {}
}
