package no.dugnad.faults;

import java.time.Instant;
import java.util.List;
import no.dugnad.local.Service;

/** All that is known when the last fault has been mended. */
record Run(Ground ground, Load load, Hooks hooks, Truth truth, List<Spell> spells, List<Lost> lost) {

    /** What was written to a service in this time was taken away by a restore, and need not be there. */
    record Lost(Service service, Instant from, Instant to) {}

    /** Whether a write may be there or not, whatever it was answered. */
    boolean mayBeLost(Write write) {
        return lost.stream()
                .anyMatch(one -> one.service() == write.kind().service()
                        && !write.ended().isBefore(one.from())
                        && !write.began().isAfter(one.to()));
    }
}
