package no.dugnad.municipalities.grouping;

import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group of a grouping. */
@Schema(name = "Group", description = "A group (gruppe) of a grouping.")
public record GroupView(
        @Schema(required = true) String id,
        @Schema(required = true) Text name,

        @Schema(
                required = true,
                description = "Which municipalities are in it: a condition in CEL over `municipality`.")
        String condition) {
    static GroupView of(GroupingDefinition.Group group) {
        return new GroupView(group.id(), group.name(), group.condition());
    }
}
