package no.dugnad.instruments.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Delivery", description = "One change for one watch, and how it went with it.")
public record DeliveryView(
        @Schema(required = true, description = "The `webhook-id` header: the same at each attempt.")
        UUID id,

        @Schema(description = "The change, as in `/v1/calls/{id}/changes`; null for what is of no call.") @Nullable
        UUID changeId,

        @Schema(description = "Null for what is of no call.") @Nullable
        String callId,

        @Schema(description = "Id of the other thing that it is about; null for a change of a call.") @Nullable
        String subject,

        @Schema(required = true) ChangeKind kind,
        @Schema(required = true) DeliveryState state,
        @Schema(required = true) Instant createdAt,

        @Schema(description = "Null unless it is pending.") @Nullable
        Instant nextAttemptAt,

        Instant deliveredAt,

        @Schema(required = true, description = "The latest attempts, oldest first.")
        List<Attempt> attempts) {

    @Schema(name = "DeliveryAttempt")
    public record Attempt(
            @Schema(required = true) Instant at,

            @Schema(description = "HTTP status of the answer; null without one.") @Nullable
            Integer status,

            @Schema(description = "Null when it came through.") @Nullable
            DeliveryError error,

            @Schema(required = true, description = "How long it took.")
            long millis) {}
}
