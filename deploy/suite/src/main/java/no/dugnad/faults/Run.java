package no.dugnad.faults;

import java.time.Instant;
import java.util.List;
import no.dugnad.local.Service;

/**
 * All that is known when the last fault has been mended.
 *
 * @param unsettled what had not come to its end when nobody had written any more for a while
 */
record Run(
        Ground ground,
        Load load,
        Hooks hooks,
        Followers followers,
        Truth truth,
        List<Spell> spells,
        List<Lost> lost,
        List<String> unsettled) {

    /** What was written to a service in this time was taken away by a restore, and need not be there. */
    record Lost(Service service, Instant from, Instant to) {

        boolean of(Service which, Instant began, Instant ended) {
            return service == which && !ended.isBefore(from) && !began.isAfter(to);
        }
    }

    /** Whether a write may be there or not, whatever it was answered. */
    boolean mayBeLost(Write write) {
        return mayBeLost(write, lost);
    }

    static boolean mayBeLost(Write write, List<Lost> lost) {
        return lost.stream().anyMatch(one -> one.of(write.kind().service(), write.began(), write.ended()));
    }
}
