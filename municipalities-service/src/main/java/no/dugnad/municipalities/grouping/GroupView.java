package no.dugnad.municipalities.grouping;

import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group of a grouping. */
@Schema(name = "Group", description = "A group (gruppe) of a grouping.")
public record GroupView(
        @Schema(required = true) String id,
        @Schema(required = true) Text name,

        @Schema(
                required = true,
                description = "Which municipalities are in it, as a condition over the fields of a municipality.")
        String condition) {}
