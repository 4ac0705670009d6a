package no.dugnad.partnerships.casestory;

import java.util.List;
import java.util.UUID;
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An innovation case (innovasjonshistorie) as readers see it. */
record CaseView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Text title,
        @Schema(nullable = true) @Nullable Text summary,

        @Schema(nullable = true, description = "The whole story.") @Nullable
        Text story,

        @Schema(required = true, description = "Who tells it, as it is called today or was last.")
        Party party,

        @Schema(nullable = true, description = "Network through which it is told.") @Nullable
        String partnershipId,

        @Schema(required = true) List<InnovationKind> innovationKinds,
        @Schema(nullable = true) @Nullable Horizon horizon,
        @Schema(required = true) List<Sector> sectors,
        @Schema(nullable = true) @Nullable Novelty novelty,

        @Schema(required = true, description = "Ids of the challenges (utfordringer) it meets.")
        List<String> challenges,

        @Schema(required = true, description = "Ids of the solutions (løsninger) it tells of.")
        List<String> solutions,

        @Schema(nullable = true, description = "Year in which it was taken into use.") @Nullable
        Integer year,

        @Schema(nullable = true) @Nullable String website,

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
                        "The municipality's own answer to what others wrote in its name; null while there is none.")
        @Nullable
        Answer answer) {}
