package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** A grouping with its members per period in which they do not change: what its events carry. */
public record GroupingState(
        String id,
        int version,
        Text name,
        Text description,
        String definition,
        List<GroupView> groups,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        List<Period> periods) {
    /** Out of use: no one is in it. */
    GroupingState ended() {
        return new GroupingState(
                id, version, name, description, definition, groups, validFrom, validFrom, source, List.of());
    }

    /** @param members municipality numbers by group id; groups without members are left out */
    public record Period(LocalDate from, @Nullable LocalDate to, Map<String, List<String>> members) {}
}
