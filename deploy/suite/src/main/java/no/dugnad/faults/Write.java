package no.dugnad.faults;

import java.time.Instant;

/**
 * A write as its writer knows it.
 *
 * @param began when it was sent first
 * @param ended when the last answer came, or was not waited for any longer
 * @param said the last answer, in short
 */
record Write(Kind kind, String mark, Outcome outcome, Instant began, Instant ended, int attempts, String said) {

    enum Outcome {
        /** Answered with 2xx. */
        ACKNOWLEDGED,
        /** Answered with an error that no further attempt would mend. */
        REFUSED,
        /** Never answered. It may have been done. */
        UNKNOWN
    }
}
