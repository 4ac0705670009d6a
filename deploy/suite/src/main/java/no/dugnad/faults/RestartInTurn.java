package no.dugnad.faults;

import java.util.Set;

/** No fault at all for those who ask: see {@link AnswersAreDecent}. */
record RestartInTurn() implements Fault {

    static final String NAME = "restart all services in turn";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> touches() {
        return Set.of();
    }

    @Override
    public void happen(Ground ground) throws Exception {
        ground.suite().restartInTurn();
    }
}
