package no.dugnad.municipalities.translation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.News;
import no.dugnad.municipalities.registry.Registry;

/** Tells of sets of boundaries, and of the translations between them. */
@ApplicationScoped
class BoundariesNews implements News {
    @Override
    public List<BoundariesEvent> between(Optional<Registry> before, Registry after) {
        if (before.map(b -> b.facts().sameBoundaries(after.facts())).orElse(false)) return List.of();
        var then = before.map(Translations::of);
        var now = Translations.of(after);
        return after.boundaries().stream()
                .flatMap(date -> {
                    var state = BoundariesState.of(after, now, date);
                    if (before.isEmpty() || !before.get().boundaries().contains(date))
                        return Stream.<BoundariesEvent>of(new BoundariesEvent.BoundariesDrawn(state));
                    var was = BoundariesState.of(before.get(), then.get(), date);
                    return was.equals(state)
                            ? Stream.<BoundariesEvent>empty()
                            : Stream.<BoundariesEvent>of(new BoundariesEvent.BoundariesRedrawn(state));
                })
                .toList();
    }
}
