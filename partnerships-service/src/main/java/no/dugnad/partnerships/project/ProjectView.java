package no.dugnad.partnerships.project;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.party.Owner;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project (prosjekt) as readers see it. */
record ProjectView(
        @Schema(required = true, examples = "frakoblingsprosessen")
        String id,

        @Schema(required = true) Text name,
        @Schema(nullable = true) @Nullable Text summary,

        @Schema(nullable = true, description = "Partnership whose project it is; its host writes it.") @Nullable
        String partnershipId,

        @Schema(required = true, description = "Owner (eier): writes it where it belongs to no partnership.")
        Owner owner,

        @Schema(required = true, description = "Ids of the challenges (utfordringer) it meets.")
        List<String> challenges,

        @Schema(nullable = true, description = "1 (incremental) to 5 (radical); null where nobody has graded it.")
        @Nullable
        Integer ambition,

        @Schema(required = true) List<RadicalIn> radicalIn,
        @Schema(nullable = true) @Nullable Horizon horizon,
        @Schema(required = true) List<InnovationKind> innovationKinds,
        @Schema(required = true) List<Sector> sectors,
        @Schema(required = true) Stage stage,

        @Schema(required = true, description = "Partners (partnere) of all levels, as they are called today.")
        List<Partner> partners,

        @Schema(nullable = true) @Nullable LocalDate from,

        @Schema(nullable = true, description = "First day on which it is no more.") @Nullable
        LocalDate to,

        @Schema(required = true, description = "What was tried (utprøvinger), and what was learned.")
        List<Experiment> experiments,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf) {}
