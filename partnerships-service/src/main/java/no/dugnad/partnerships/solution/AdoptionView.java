package no.dugnad.partnerships.solution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality's adoption (innføring) of a solution as readers see it. */
record AdoptionView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String solutionId,
        @Schema(required = true) Party party,

        @Schema(nullable = true, description = "Network through which it was adopted.") @Nullable
        String partnershipId,

        @Schema(nullable = true, description = "The network's reception of it.") @Nullable
        UUID receptionId,

        @Schema(required = true) AdoptionState state,

        @Schema(required = true, description = "Each state and the day on which it began, in order.")
        List<StateOn> states,

        @Schema(nullable = true, description = "What was changed for the municipality (tilpasninger).") @Nullable
        Text adaptations,

        @Schema(required = true, description = "Numbers of the municipalities it reused work of (gjenbruk).")
        List<String> reusedFrom,

        @Schema(
                nullable = true,
                description = "Number of the municipality whose adoption this one continues after a reform.")
        @Nullable
        String inheritedFrom,

        @Schema(nullable = true, description = "The day on which a successor took it over.") @Nullable
        LocalDate endedOn,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf,

        @Schema(nullable = true, description = "Who wrote it, last; null for what is from before this was kept.")
        @Nullable
        StatedBy statedBy,

        @Schema(
                nullable = true,
                description =
                        "The municipality's own answer to what others wrote in its name; null while there is none. What it contests is not counted.")
        @Nullable
        Answer answer) {}
