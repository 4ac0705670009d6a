package no.dugnad.municipalities.translation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.journal.Event;

/** What has happened to a set of boundaries (inndeling). The key is the date from which it holds. */
public sealed interface BoundariesEvent extends Event {
    /** A set that was not there before. */
    record BoundariesDrawn(BoundariesState state) implements BoundariesEvent {}

    /** Its municipalities, or the translations to it, are others than they were. */
    record BoundariesRedrawn(BoundariesState state) implements BoundariesEvent {}

    @Override
    BoundariesState state();

    @Override
    default String aggregate() {
        return "boundaries";
    }

    @Override
    default String key() {
        return state().validFrom().toString();
    }

    /** What is different in one registry from another; everything when there was none before. */
    static List<BoundariesEvent> between(Optional<Registry> before, Registry after) {
        var then = before.map(Translations::new);
        var now = new Translations(after);
        return after.boundaries().stream()
                .flatMap(date -> {
                    var state = BoundariesState.of(after, now, date);
                    if (before.isEmpty() || !before.get().boundaries().contains(date))
                        return Stream.<BoundariesEvent>of(new BoundariesDrawn(state));
                    var was = BoundariesState.of(before.get(), then.get(), date);
                    return was.equals(state)
                            ? Stream.<BoundariesEvent>empty()
                            : Stream.<BoundariesEvent>of(new BoundariesRedrawn(state));
                })
                .toList();
    }
}
