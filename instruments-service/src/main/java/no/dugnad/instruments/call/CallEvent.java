package no.dugnad.instruments.call;

import no.dugnad.platform.journal.Event;

/** What happens to a call, from its publication on; each carries the whole of it, less the status that the clock gives. */
sealed interface CallEvent extends Event {
    @Override
    CallView state();

    @Override
    default String aggregate() {
        return "call";
    }

    @Override
    default String key() {
        return state().id();
    }

    record CallPublished(CallView state) implements CallEvent {}

    record CallRevised(CallView state) implements CallEvent {}

    record CallWithdrawn(CallView state) implements CallEvent {}
}
