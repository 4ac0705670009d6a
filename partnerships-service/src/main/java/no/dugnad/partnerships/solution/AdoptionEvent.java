package no.dugnad.partnerships.solution;

import no.dugnad.platform.journal.Event;

/** What happens to a municipality's adoption of a solution; each carries the whole of it. */
sealed interface AdoptionEvent extends Event {
    @Override
    AdoptionView state();

    @Override
    default String aggregate() {
        return "adoption";
    }

    @Override
    default String key() {
        return state().id().toString();
    }

    /** The first word on it. */
    record AdoptionStated(AdoptionView state) implements AdoptionEvent {}

    /** It has come to the next state. */
    record AdoptionAdvanced(AdoptionView state) implements AdoptionEvent {}

    record AdoptionRevised(AdoptionView state) implements AdoptionEvent {}

    /** The municipality itself says that it is so, or is not. */
    record AdoptionAnswered(AdoptionView state) implements AdoptionEvent {}

    /** The municipality is no more from a day, and its successors go on with it. */
    record AdoptionPassedOn(AdoptionView state) implements AdoptionEvent {}

    /** A successor goes on with it. */
    record AdoptionInherited(AdoptionView state) implements AdoptionEvent {}

    /** One that was entered by mistake, or inherited through a reform that was taken back. */
    record AdoptionRemoved(AdoptionView state) implements AdoptionEvent {}
}
