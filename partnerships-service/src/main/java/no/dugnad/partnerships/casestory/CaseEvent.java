package no.dugnad.partnerships.casestory;

import no.dugnad.platform.journal.Event;

/** What happens to a case; each carries the whole of it. */
sealed interface CaseEvent extends Event {
    @Override
    CaseView state();

    @Override
    default String aggregate() {
        return "case";
    }

    @Override
    default String key() {
        return state().id().toString();
    }

    record CaseTold(CaseView state) implements CaseEvent {}

    record CaseRevised(CaseView state) implements CaseEvent {}

    /** The municipality itself says that it is so, or is not. */
    record CaseAnswered(CaseView state) implements CaseEvent {}

    record CaseRemoved(CaseView state) implements CaseEvent {}
}
