package no.dugnad.partnerships.reception;

import java.util.UUID;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body (organ) that decided: one of the partnership's bodies by its id, or by name. */
@Schema(name = "DecidingBody")
record Decider(
        @Schema(nullable = true, description = "Of a body of the partnership that receives.") @Nullable
        UUID id,

        @Schema(nullable = true) @Nullable Text name) {}
