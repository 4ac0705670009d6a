package no.dugnad.reporting.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.dugnad.reporting.participation.Party;
import org.jspecify.annotations.Nullable;

/**
 * A submitted report as its events carry it: everything but the answers, which may hold free text.
 *
 * @param forms that it was submitted to
 * @param changed keys of the questions that differ from the version before; none in the first
 */
public record ReportState(
        UUID id,
        Party party,
        String project,
        int version,
        List<To> forms,
        boolean demo,
        Instant submittedAt,
        @Nullable Instant correctedAt,
        int asked,
        int notAskedAgain,
        double minutesSaved,
        List<String> changed) {

    /** @param changed ids of the form's own questions whose answers differ from the version before */
    public record To(
            String formId,
            int version,
            String instrumentId,
            @Nullable String callId,
            List<String> changed) {}
}
