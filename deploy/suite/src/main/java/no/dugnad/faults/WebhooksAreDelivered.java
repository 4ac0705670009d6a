package no.dugnad.faults;

import java.util.List;
import java.util.stream.Stream;
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
        Wait.until(PATIENCE_SECONDS, () -> untold(run).findAny().isEmpty());
        List<String> wrong = untold(run).map(mark -> "never told of: " + mark).toList();
        return new Finding(
                "%d deliveries, %d calls"
                        .formatted(run.hooks().deliveries(), run.hooks().told().size()),
                wrong);
    }

    private static Stream<String> untold(Run run) {
        return run.load().writes().stream()
                .filter(write -> write.kind().name().equals(Kind.calls().name()))
                .filter(write -> write.outcome() == Outcome.ACKNOWLEDGED && !run.mayBeLost(write))
                .map(Write::mark)
                .filter(mark -> !run.hooks().told().contains(mark));
    }
}
