package no.dugnad.municipalities.grouping;

import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;

/** The groupings of the registry that readers see, kept as long as it is. */
@ApplicationScoped
public class CurrentGroupings {
    private record Held(Registry registry, Groupings groupings) {}

    private final CurrentRegistry registry;
    private volatile Held held;

    CurrentGroupings(CurrentRegistry registry) {
        this.registry = registry;
    }

    public Groupings get() {
        var current = registry.get();
        var now = held;
        if (now == null || now.registry() != current) held = now = new Held(current, new Groupings(current));
        return now.groupings();
    }
}
