package no.dugnad.partnerships.solution;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.party.Owner;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A shared solution (delt løsning) as readers see it; who uses it is read beside it. */
record SolutionView(
        @Schema(required = true, examples = "digital-soknad-om-sosialhjelp")
        String id,

        @Schema(required = true) Text name,
        @Schema(nullable = true) @Nullable Text summary,

        @Schema(required = true, description = "Owner (eier): may write it.")
        Owner owner,

        @Schema(required = true, description = "Who made it (utviklere), as they are called today.")
        List<Party> developers,

        @Schema(required = true, description = "Ids of the challenges (utfordringer) it meets.")
        List<String> challenges,

        @Schema(required = true, description = "Ids of the projects (prosjekter) it comes from.")
        List<String> projects,

        @Schema(required = true) List<Sector> sectors,
        @Schema(required = true) List<InnovationKind> innovationKinds,
        @Schema(nullable = true) @Nullable String website,

        @Schema(nullable = true, description = "Where the source code is.") @Nullable
        String repository,

        @Schema(nullable = true, description = "SPDX expression.", examples = "EUPL-1.2") @Nullable
        String licence,

        @Schema(nullable = true) @Nullable LocalDate firstReleasedOn,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf) {}
