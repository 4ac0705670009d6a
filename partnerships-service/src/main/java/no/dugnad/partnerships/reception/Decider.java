package no.dugnad.partnerships.reception;

import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body (organ) that decided: one of the partnership's bodies by its id, or by name. */
@Schema(name = "DecidingBody")
record Decider(
        @Size(max = 100) @Schema(nullable = true) String id,
        @Schema(nullable = true) Text name) {}
