package no.dugnad.reporting.survey;

import no.dugnad.platform.journal.Event;

/** What happens to a municipality's own answer to a survey. */
sealed interface AnswerEvent extends Event {
    record AnswerGiven(AnswerNotice state) implements AnswerEvent {}

    record AnswerCorrected(AnswerNotice state) implements AnswerEvent {}

    record AnswerWithdrawn(AnswerNotice state) implements AnswerEvent {}

    @Override
    AnswerNotice state();

    @Override
    default String aggregate() {
        return "answer";
    }

    @Override
    default String key() {
        return state().id().toString();
    }
}
