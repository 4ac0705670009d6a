package no.dugnad.reporting.report;

import no.dugnad.platform.journal.Event;

/** What has happened to a report. A draft makes no event. */
public sealed interface ReportEvent extends Event {
    record ReportSubmitted(ReportState state) implements ReportEvent {}

    record ReportCorrected(ReportState state) implements ReportEvent {}

    @Override
    ReportState state();

    @Override
    default String aggregate() {
        return "report";
    }

    @Override
    default String key() {
        return state().id().toString();
    }
}
