package no.dugnad.faults;

import java.util.Set;
import no.dugnad.local.Suite;

/** SIGKILL. The launcher starts it again. */
record Kill(String process) implements Fault {

    @Override
    public String name() {
        return "kill " + process;
    }

    @Override
    public Set<String> touches() {
        return Suite.KAFKA.equals(process) || Suite.POSTGRES.equals(process) ? ALL : Set.of(process);
    }

    @Override
    public void happen(Ground ground) {
        ground.process(process).destroyForcibly();
    }
}
