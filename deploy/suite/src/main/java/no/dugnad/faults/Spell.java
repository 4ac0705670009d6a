package no.dugnad.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it happened.
 *
 * @param mended when nothing was broken any more
 * @param whole when everything went as before; null when that was not waited for any longer
 */
record Spell(
        String fault,
        Set<String> touched,
        Instant began,
        Instant mended,
        @Nullable Instant whole) {

    @Nullable
    Duration recovery() {
        return whole == null ? null : Duration.between(mended, whole);
    }

    /** Whether what this process says at this moment may come of it. */
    boolean explains(String process, Instant when, Duration echo) {
        return (touched.contains(process) || touched.equals(Fault.ALL))
                && !when.isBefore(began.minusSeconds(1))
                && (whole == null || !when.isAfter(whole.plus(echo)));
    }
}
