package no.dugnad.instruments.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.dugnad.platform.write.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Watch", description = "Who is told of which changes, and where (abonnement).")
public record WatchView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Organisation number of who made it.")
        String owner,

        @Schema(examples = "4601") String municipality,
        String partnershipId,
        WatchFilter filter,
        @Schema(required = true) List<ChangeKind> changes,
        @Schema(required = true) String endPoint,
        @Schema(required = true) WatchState state,

        @Schema(
                description =
                        "`gone`: the endpoint answered 410. `failing`: a delivery came through at none of its attempts. `owner`: switched off. Null while it is active.")
        @Nullable
        DisabledReason disabledReason,

        @Nullable Instant disabledAt,
        @Schema(required = true) Instant createdAt,

        @ShownOnce
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                description = "What deliveries are signed with. In the answer to its making alone, and never again.")
        @Nullable
        String secret) {

    WatchView withSecret(String shown) {
        return new WatchView(
                id,
                owner,
                municipality,
                partnershipId,
                filter,
                changes,
                endPoint,
                state,
                disabledReason,
                disabledAt,
                createdAt,
                shown);
    }
}
