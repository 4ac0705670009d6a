package no.dugnad.reporting.concept;

import no.dugnad.platform.journal.Event;

/** What has happened to a concept. */
public sealed interface ReportConceptEvent extends Event {
    record ReportConceptDefined(ConceptView state) implements ReportConceptEvent {}

    record ReportConceptRevised(ConceptView state) implements ReportConceptEvent {}

    @Override
    ConceptView state();

    @Override
    default String aggregate() {
        return "report-concept";
    }

    @Override
    default String key() {
        return state().id();
    }
}
