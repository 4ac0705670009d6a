package no.dugnad.faults;

import java.time.Duration;
import java.util.Set;

/** Something that breaks, and is mended again. All that is left to chance has been chosen when it is made. */
interface Fault {

    /** In the imperative, with what and for how long. */
    String name();

    /** The processes that have reason to complain, by the launcher's names; {@link #ALL} for all of them. */
    Set<String> touches();

    Set<String> ALL = Set.of("*");

    /** By how much the clock of what it touches is off meanwhile. */
    default Duration clock() {
        return Duration.ZERO;
    }

    /** Returns when it is mended. What follows of it may still go on. */
    void happen(Ground ground) throws Exception;
}
