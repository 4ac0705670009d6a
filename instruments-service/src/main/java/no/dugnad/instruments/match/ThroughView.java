package no.dugnad.instruments.match;

import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Through", description = "A partnership through which criteria are met.")
public record ThroughView(
        @Schema(required = true) String partnershipId,
        @Schema(required = true) Text name) {}
