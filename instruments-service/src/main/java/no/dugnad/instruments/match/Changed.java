package no.dugnad.instruments.match;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts with one of them changed. The others are not copied: of all that is tried to turn a criterion, each looks up a few and is thrown away. */
final class Changed extends AbstractMap<String, Object> {
    private final Map<String, Object> facts;
    private final String key;
    private final Object value;

    Changed(Map<String, Object> facts, String key, Object value) {
        this.facts = facts;
        this.key = key;
        this.value = value;
    }

    @Override
    public @Nullable Object get(Object asked) {
        return key.equals(asked) ? value : facts.get(asked);
    }

    @Override
    public boolean containsKey(Object asked) {
        return key.equals(asked) || facts.containsKey(asked);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var all = new HashMap<>(facts);
        all.put(key, value);
        return all.entrySet();
    }
}
