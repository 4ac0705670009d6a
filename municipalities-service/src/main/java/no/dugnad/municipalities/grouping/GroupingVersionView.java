package no.dugnad.municipalities.grouping;

import java.time.Instant;
import java.util.List;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A definition as it once was written. */
@Schema(name = "GroupingVersion")
public record GroupingVersionView(
        @Schema(required = true) int version,
        @Schema(required = true) Text name,
        @Schema(required = true) Text description,
        @Schema(required = true) String source,

        @Schema(required = true, description = "None: this version took it out of use.")
        List<GroupView> groups,

        @Schema(nullable = true, description = "Null for one that comes with the registry.") @Nullable
        Instant writtenAt,

        @Schema(nullable = true, description = "Organisation number; null for one that comes with the registry.")
        @Nullable
        String writtenBy) {
    static GroupingVersionView of(GroupingDefinition definition, Instant at, String by) {
        return new GroupingVersionView(
                definition.version(),
                definition.name(),
                definition.description(),
                definition.source(),
                definition.groups() == null
                        ? List.of()
                        : definition.groups().stream().map(GroupView::of).toList(),
                at,
                by);
    }
}
