package no.dugnad.reporting.survey;

import no.dugnad.platform.journal.Event;

/** What happens to a survey; each carries the whole of it. */
public sealed interface SurveyEvent extends Event {
    record SurveyPublished(SurveyView state) implements SurveyEvent {}

    record SurveyRevised(SurveyView state) implements SurveyEvent {}

    @Override
    SurveyView state();

    @Override
    default String aggregate() {
        return "survey";
    }

    @Override
    default String key() {
        return state().id();
    }
}
