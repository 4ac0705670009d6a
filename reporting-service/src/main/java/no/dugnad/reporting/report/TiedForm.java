package no.dugnad.reporting.report;

import java.util.List;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A form that a report answers, in the version that there was when it began.
 *
 * @param callId null for a form of a whole instrument
 * @param calls under which the party was granted and that the form asks about: the latest of their deadlines is the form's
 */
record TiedForm(
        String formId,
        int version,
        Text title,
        String instrumentId,
        @Nullable String callId,
        List<String> calls) {}
