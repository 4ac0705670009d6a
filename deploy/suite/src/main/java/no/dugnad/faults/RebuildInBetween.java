package no.dugnad.faults;

import java.util.Set;
import no.dugnad.local.Replica;

/** A read model is built anew while everything goes on. */
record RebuildInBetween(Replica replica) implements Fault {

    private static final int BEGINS_SECONDS = 30;
    private static final int PATIENCE_SECONDS = 300;

    @Override
    public String name() {
        return "rebuild the read model of " + replica.name();
    }

    @Override
    public Set<String> touches() {
        return Set.of(replica.name());
    }

    @Override
    public void happen(Ground ground) throws Exception {
        ground.suite().rebuild(replica);
        // it may have come and gone before we look
        Wait.until(BEGINS_SECONDS, () -> ground.suite().rebuilding(replica.service()));
        if (!Wait.until(PATIENCE_SECONDS, () -> !ground.suite().rebuilding(replica.service())))
            throw new IllegalStateException("the rebuild does not end");
    }
}
