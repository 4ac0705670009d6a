package no.dugnad.municipalities.translation;

import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;

/** The translations of the registry that readers see, kept as long as it is. */
@ApplicationScoped
public class CurrentTranslations {
    private record Held(Registry registry, Translations translations) {}

    private final CurrentRegistry registry;
    private volatile Held held;

    CurrentTranslations(CurrentRegistry registry) {
        this.registry = registry;
    }

    public Translations get() {
        var current = registry.get();
        var now = held;
        if (now == null || now.registry() != current) held = now = new Held(current, new Translations(current));
        return now.translations();
    }
}
