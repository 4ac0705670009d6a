package no.dugnad.municipalities.indicator;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.Registry;
import org.jspecify.annotations.Nullable;

/** Every indicator of a registry, shipped and written, by id. */
public final class Indicators {
    private final SortedMap<String, Indicator> byId = new TreeMap<>();

    public static Indicators of(Registry registry) {
        return registry.derived(Indicators.class, Indicators::new);
    }

    private Indicators(Registry registry) {
        registry.facts().indicators().forEach(i -> byId.put(i.id(), i));
        ShippedIndicators.of(registry).forEach(i -> byId.put(i.id(), i));
    }

    public Collection<Indicator> all() {
        return byId.values();
    }

    public Optional<Indicator> find(@Nullable String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
