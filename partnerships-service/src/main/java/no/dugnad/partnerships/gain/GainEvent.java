package no.dugnad.partnerships.gain;

import no.dugnad.platform.journal.Event;

/** A line has come into the ledger. Nothing else ever happens to one. */
sealed interface GainEvent extends Event {
    @Override
    GainView state();

    @Override
    default String aggregate() {
        return "gain";
    }

    @Override
    default String key() {
        return state().id().toString();
    }

    record GainEntered(GainView state) implements GainEvent {}

    /** The new line that corrects another one. */
    record GainCorrected(GainView state) implements GainEvent {}
}
