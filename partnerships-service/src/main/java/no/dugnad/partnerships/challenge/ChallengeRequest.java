package no.dugnad.partnerships.challenge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.party.Owner;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A challenge as its partnership's host, or its owner, writes it.")
record ChallengeRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        @Nullable
        String id,

        @NotNull Text name,
        @Schema(nullable = true) @Nullable Text summary,

        @Schema(nullable = true, description = "Default `active`.")
        ChallengeStatus status,

        @Schema(nullable = true, description = "Why it has this status, or since when.") @Nullable
        Text statusNote,

        @Schema(nullable = true, description = "Partnership whose challenge it is; its host writes it then.") @Nullable
        String partnershipId,

        @NotNull @Valid Owner owner,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull Sector> sectors,

        @Size(max = 2000) @WebAddress @Schema(nullable = true) @Nullable
        String website,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf)
        implements Identified {
    /** A list that is left out is empty, and a status active. */
    ChallengeRequest {
        sectors = Objects.requireNonNullElse(sectors, List.of());
        status = Objects.requireNonNullElse(status, ChallengeStatus.ACTIVE);
    }

    /** As it is kept. */
    ChallengeRequest complete() {
        return new ChallengeRequest(
                null,
                name,
                summary,
                status,
                statusNote,
                partnershipId,
                owner,
                Vocabulary.unique(sectors),
                website,
                source,
                asOf);
    }
}
