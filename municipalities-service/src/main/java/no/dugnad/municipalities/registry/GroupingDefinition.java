package no.dugnad.municipalities.registry;

import java.util.List;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a grouping divides the municipalities: each belongs to the one group whose condition it meets.
 *
 * @param version from 1, grows with every change of the definition
 * @param source whose figures it rests on
 */
public record GroupingDefinition(
        String id,
        int version,
        Text name,
        Text description,
        String source,
        @Nullable List<Group> groups) {
    /** @param condition CEL over {@code municipality} */
    public record Group(String id, Text name, String condition) {}
}
