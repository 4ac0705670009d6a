package no.dugnad.municipalities.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;

/** The indicators of the registry that readers see, kept as long as it is. */
@ApplicationScoped
public class CurrentIndicators {
    private record Held(Registry registry, Indicators indicators) {}

    private final CurrentRegistry registry;
    private volatile Held held;

    CurrentIndicators(CurrentRegistry registry) {
        this.registry = registry;
    }

    public Indicators get() {
        var current = registry.get();
        var now = held;
        if (now == null || now.registry() != current) held = now = new Held(current, new Indicators(current));
        return now.indicators();
    }
}
