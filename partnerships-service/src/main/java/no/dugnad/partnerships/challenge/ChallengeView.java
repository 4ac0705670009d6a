package no.dugnad.partnerships.challenge;

import java.util.List;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.party.Owner;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A societal challenge (samfunnsutfordring) as readers see it. */
record ChallengeView(
        @Schema(required = true, examples = "ungt-utenforskap")
        String id,

        @Schema(required = true) Text name,
        @Schema(nullable = true) @Nullable Text summary,
        @Schema(required = true) ChallengeStatus status,

        @Schema(nullable = true, description = "Why it has this status, or since when.") @Nullable
        Text statusNote,

        @Schema(nullable = true, description = "Partnership whose challenge it is; its host writes it.") @Nullable
        String partnershipId,

        @Schema(required = true, description = "Owner (eier): writes it where it belongs to no partnership.")
        Owner owner,

        @Schema(required = true) List<Sector> sectors,
        @Schema(nullable = true) @Nullable String website,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf) {}
