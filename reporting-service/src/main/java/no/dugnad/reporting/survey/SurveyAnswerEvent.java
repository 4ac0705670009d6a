package no.dugnad.reporting.survey;

import no.dugnad.platform.journal.Event;

/** What happens to a municipality's own answer to a survey. */
sealed interface SurveyAnswerEvent extends Event {
    record SurveyAnswerGiven(SurveyAnswerNotice state) implements SurveyAnswerEvent {}

    record SurveyAnswerCorrected(SurveyAnswerNotice state) implements SurveyAnswerEvent {}

    record SurveyAnswerWithdrawn(SurveyAnswerNotice state) implements SurveyAnswerEvent {}

    @Override
    SurveyAnswerNotice state();

    @Override
    default String aggregate() {
        return "survey-answer";
    }

    @Override
    default String key() {
        return state().id().toString();
    }
}
