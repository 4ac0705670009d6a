package no.dugnad.faults;

import java.util.List;
import java.util.Set;
import no.dugnad.faults.Run.Lost;
import no.dugnad.faults.Write.Outcome;

/** Each call that was published has been told to the watch at least once. */
final class WebhooksAreDelivered implements Check {

    private static final int PATIENCE_SECONDS = 120;

    @Override
    public String name() {
        return "webhooks: every call has been told at least once";
    }

    @Override
    public Finding look(Run run) throws InterruptedException {
        Wait.until(PATIENCE_SECONDS, () -> wrong(run).isEmpty());
        return new Finding(
                "%d deliveries, %d calls"
                        .formatted(run.hooks().deliveries(), run.hooks().told().size()),
                wrong(run));
    }

    private static List<String> wrong(Run run) {
        return wrong(run.load().writes(), run.lost(), run.hooks().told());
    }

    static List<String> wrong(List<Write> writes, List<Lost> lost, Set<String> told) {
        return writes.stream()
                .filter(write -> write.kind().name().equals(Kind.calls().name()))
                .filter(write -> write.outcome() == Outcome.ACKNOWLEDGED && !Run.mayBeLost(write, lost))
                .map(Write::mark)
                .filter(mark -> !told.contains(mark))
                .map(mark -> "never told of: " + mark)
                .toList();
    }
}
