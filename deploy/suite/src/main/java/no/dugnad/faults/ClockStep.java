package no.dugnad.faults;

import java.time.Duration;
import java.util.Set;
import no.dugnad.local.Replica;

/** One process has another time of day than the others, and then the same again. */
record ClockStep(Replica process, Duration by, int seconds) implements Fault {

    @Override
    public String name() {
        return "put the clock of %s %d min %s for %d s"
                .formatted(process.name(), by.abs().toMinutes(), by.isNegative() ? "back" : "forward", seconds);
    }

    @Override
    public Set<String> touches() {
        return Set.of(process.name());
    }

    @Override
    public Duration clock() {
        return by;
    }

    @Override
    public void happen(Ground ground) throws Exception {
        var clocks = ground.clocks().orElseThrow();
        try {
            clocks.step(process, by);
            Thread.sleep(seconds * 1_000L);
        } finally {
            clocks.step(process, Duration.ZERO);
            Thread.sleep(Clocks.SEEN_AFTER);
        }
    }
}
