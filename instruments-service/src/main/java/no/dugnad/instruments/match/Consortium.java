package no.dugnad.instruments.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Those who apply together.
 *
 * @param values what a criterion may name of it; without {@code population} where that of a member is not known
 */
public record Consortium(List<String> numbers, Map<String, Object> values) {
    /** @param members the fields of each, as a criterion may name them */
    static Consortium of(Collection<Map<String, Object>> members) {
        var values = new HashMap<String, Object>();
        values.put("size", (long) members.size());
        values.put("members", List.copyOf(members));
        if (members.stream().allMatch(m -> m.containsKey("population")))
            values.put(
                    "population",
                    members.stream().mapToLong(m -> (Long) m.get("population")).sum());
        return new Consortium(
                members.stream().map(m -> (String) m.get("number")).toList(), Map.copyOf(values));
    }
}
