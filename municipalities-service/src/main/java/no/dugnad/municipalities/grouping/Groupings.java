package no.dugnad.municipalities.grouping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.dugnad.municipalities.registry.Registry;

/** Every grouping, applied to a registry. */
public final class Groupings {
    private final Map<String, Grouping> byId = new LinkedHashMap<>();

    public Groupings(Registry registry) {
        ShippedGroupings.of(registry)
                .forEach(definition -> byId.put(definition.id(), new Grouping(definition, registry)));
    }

    public Collection<Grouping> all() {
        return byId.values();
    }

    public Optional<Grouping> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
