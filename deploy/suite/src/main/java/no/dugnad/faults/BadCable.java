package no.dugnad.faults;

import java.util.Locale;
import java.util.Set;
import no.dugnad.local.Port;
import no.dugnad.local.Replica;

/** The way between one process and the database or the broker. */
record BadCable(Replica from, Port to, How how, int seconds) implements Fault {

    enum How {
        CUT,
        HANGING,
        SLOW
    }

    private static final int SLOW_BYTES_PER_SECOND = 20_000;

    @Override
    public String name() {
        return "%s cable from %s to %s for %d s"
                .formatted(
                        how.name().toLowerCase(Locale.ROOT),
                        from.name(),
                        to == Port.KAFKA ? "kafka" : "PostgreSQL",
                        seconds);
    }

    /** What one does not get done, such as sending what all have recorded, the others of its service may notice. */
    @Override
    public Set<String> touches() {
        return Set.of(from.name());
    }

    @Override
    public void happen(Ground ground) throws Exception {
        var cable = ground.cable(from, to);
        try {
            switch (how) {
                case CUT -> cable.cut();
                case HANGING -> cable.hang();
                case SLOW -> cable.slow(SLOW_BYTES_PER_SECOND);
            }
            Thread.sleep(seconds * 1_000L);
        } finally {
            cable.mend();
        }
    }
}
