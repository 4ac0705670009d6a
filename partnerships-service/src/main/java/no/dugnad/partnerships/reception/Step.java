package no.dugnad.partnerships.reception;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A state that a reception has come to, on which day, and what was decided then. */
@Schema(name = "ReceptionStep")
record Step(
        @Schema(required = true) ReceptionState state,
        @Schema(required = true) LocalDate on,
        @Schema(nullable = true) @Nullable Decider body,

        @Schema(nullable = true, description = "What was decided (vedtak).") @Nullable
        Text decision,

        @Schema(nullable = true, description = "Why (begrunnelse).") @Nullable
        Text reason,

        @Schema(nullable = true, description = "How it was judged (vurdering); null for other steps than assessed.")
        @Nullable
        List<Score> scores) {
    /** Decided by the body with this id, or none with an id. */
    Step by(@Nullable UUID bodyId) {
        return body == null ? this : new Step(state, on, new Decider(bodyId, body.name()), decision, reason, scores);
    }
}
