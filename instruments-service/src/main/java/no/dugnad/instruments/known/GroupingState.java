package no.dugnad.instruments.known;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;

/** A grouping (gruppering) of municipalities, with the members per period in which they are constant. */
public record GroupingState(
        String id, List<Group> groups, LocalDate validFrom, LocalDate validTo, List<Period> periods) {

    public record Group(String id, Text name) {}

    /** @param members municipality numbers by group */
    public record Period(LocalDate from, LocalDate to, Map<String, List<String>> members) {
        public boolean holds(LocalDate at) {
            return !from.isAfter(at) && (to == null || to.isAfter(at));
        }
    }
}
