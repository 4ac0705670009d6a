package no.dugnad.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault as it happened.
 *
 * @param clock by how much that of what was touched was off meanwhile
 * @param trouble why it was not made as it should have been, if it was not
 * @param mended when nothing was broken any more
 * @param whole when everything went as before; null when that was not waited for any longer
 */
record Spell(
        String fault,
        Set<String> touched,
        Duration clock,
        @Nullable String trouble,
        Instant began,
        Instant mended,
        @Nullable Instant whole) {

    @Nullable
    Duration recovery() {
        return whole == null ? null : Duration.between(mended, whole);
    }

    /** Whether something may have been broken, or have come of it, between these moments. */
    boolean overlaps(Instant from, Instant to, Duration echo) {
        return !to.isBefore(began.minusSeconds(1)) && (whole == null || !from.isAfter(whole.plus(echo)));
    }

    /**
     * Whether what this process says may come of it.
     *
     * @param when by the process' own clock
     */
    boolean explains(String process, Instant when, Duration echo) {
        return (touched.contains(process) || touched.equals(Fault.ALL))
                && (overlaps(when, when, echo) || overlaps(when.minus(clock), when.minus(clock), echo));
    }
}
