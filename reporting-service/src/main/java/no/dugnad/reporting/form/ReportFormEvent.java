package no.dugnad.reporting.form;

import no.dugnad.platform.journal.Event;

/** What has happened to a form. */
public sealed interface ReportFormEvent extends Event {
    record ReportFormPublished(FormView state) implements ReportFormEvent {}

    record ReportFormRevised(FormView state) implements ReportFormEvent {}

    /** New reports do not answer it; those that had begun do. */
    record ReportFormWithdrawn(FormView state) implements ReportFormEvent {}

    @Override
    FormView state();

    @Override
    default String aggregate() {
        return "report-form";
    }

    @Override
    default String key() {
        return state().id();
    }
}
