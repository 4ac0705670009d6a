package no.dugnad.partnerships.opportunity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The municipal members of a partnership today.
 *
 * @param facts of each by its number, as a criterion may name them
 * @param applicants all of them as a criterion may name {@code consortium}
 */
record Consortium(
        String id, String kind, String host, Map<String, Map<String, Object>> facts, Map<String, Object> applicants) {
    static Consortium of(String id, String kind, String host, Map<String, Map<String, Object>> facts) {
        return new Consortium(id, kind, host, facts, values(facts.values()));
    }

    /** As a criterion may name it among {@code partnerships}. */
    Map<String, Object> asPartnership() {
        return Map.of("id", id, "kind", kind, "host", host);
    }

    /** As {@code consortium}; without {@code population} where that of one is not known. */
    static Map<String, Object> values(Collection<Map<String, Object>> members) {
        var values = new HashMap<String, Object>();
        values.put("size", (long) members.size());
        values.put("members", List.copyOf(members));
        if (members.stream().allMatch(m -> m.get("population") instanceof Long))
            values.put(
                    "population",
                    members.stream().mapToLong(m -> (Long) m.get("population")).sum());
        return Map.copyOf(values);
    }
}
