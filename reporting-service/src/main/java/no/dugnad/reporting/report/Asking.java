package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * That a form asks a question.
 *
 * @param limits by which the form narrows the concept; null when it does not
 * @param minutes stated; null when they are not
 */
record Asking(
        String formId,
        String questionId,
        Text text,
        @Nullable Text help,
        boolean required,
        @Nullable JsonNode limits,
        @Nullable Double minutes) {
    Asking {
        if (limits != null && limits.isNull()) limits = null;
    }
}
