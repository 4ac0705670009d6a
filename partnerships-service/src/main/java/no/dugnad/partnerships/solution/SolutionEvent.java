package no.dugnad.partnerships.solution;

import no.dugnad.platform.journal.Event;

/** What happens to a solution; each carries the whole of it. Who uses it is told by {@link AdoptionEvent}. */
sealed interface SolutionEvent extends Event {
    @Override
    SolutionView state();

    @Override
    default String aggregate() {
        return "solution";
    }

    @Override
    default String key() {
        return state().id();
    }

    record SolutionPublished(SolutionView state) implements SolutionEvent {}

    record SolutionRevised(SolutionView state) implements SolutionEvent {}

    /** One that was entered by mistake, and that nobody has adopted. */
    record SolutionRemoved(SolutionView state) implements SolutionEvent {}
}
