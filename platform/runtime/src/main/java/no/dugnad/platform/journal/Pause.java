package no.dugnad.platform.journal;

import java.time.Duration;

/** How long one waits after a failure: a second, and twice as long after each that follows, up to half a minute. */
final class Pause {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration next = SHORTEST;
    private long until = System.nanoTime();

    /** @return how long it is now */
    Duration begin() {
        var now = next;
        until = System.nanoTime() + now.toNanos();
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return now;
    }

    boolean over() {
        return until - System.nanoTime() <= 0;
    }

    /** It went well: the next one is short again. */
    void forget() {
        next = SHORTEST;
    }
}
