package no.dugnad.partnerships.gain;

import no.dugnad.platform.journal.Event;

/** A line has come into the ledger. It never changes; what its municipality says to it is told beside it. */
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

    /** The municipality itself says that it is so, or is not. */
    record GainAnswered(GainView state) implements GainEvent {}

    /** The new line that corrects another one. */
    record GainCorrected(GainView state) implements GainEvent {}
}
