package no.dugnad.faults;

import java.util.Set;
import no.dugnad.local.Suite;

record BrokerAway(int seconds) implements Fault {

    @Override
    public String name() {
        return "take the broker away for %d s".formatted(seconds);
    }

    @Override
    public Set<String> touches() {
        return ALL;
    }

    @Override
    public void happen(Ground ground) throws Exception {
        ground.suite().away(Suite.KAFKA);
        try {
            Thread.sleep(seconds * 1_000L);
        } finally {
            ground.suite().back(Suite.KAFKA);
        }
    }
}
