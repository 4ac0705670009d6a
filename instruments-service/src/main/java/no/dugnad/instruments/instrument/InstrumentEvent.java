package no.dugnad.instruments.instrument;

import no.dugnad.platform.journal.Event;

/** What happens to an instrument; each carries the whole of it. */
sealed interface InstrumentEvent extends Event {
    @Override
    InstrumentView state();

    @Override
    default String aggregate() {
        return "instrument";
    }

    @Override
    default String key() {
        return state().id();
    }

    record InstrumentPublished(InstrumentView state) implements InstrumentEvent {}

    record InstrumentRevised(InstrumentView state) implements InstrumentEvent {}
}
