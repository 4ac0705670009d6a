package no.dugnad.municipalities.translation;

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
}
