package no.dugnad.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.StartEvaluationEvent;

/**
 * How long anything is waited for that shall come. It is long, so that a busy machine does not look like a broken service, and costs nothing where all is well: who
 * waits goes on as soon as it is there.
 */
public final class Patience {
    /** The suite's own, {@code deploy/patience}; {@code DUGNAD_PATIENCE} says otherwise. In seconds. */
    public static final Duration TIME = time();

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Patience() {}

    /**
     * Looks again and again until it is so.
     *
     * @param jobs what works by the clock and is done before each look, so that nobody waits for its next tick
     */
    public static ConditionFactory await(Runnable... jobs) {
        var waiting = Awaitility.await().atMost(TIME).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
        if (jobs.length == 0) return waiting;
        return waiting.conditionEvaluationListener(new ConditionEvaluationListener<Object>() {
            @Override
            public void beforeEvaluation(StartEvaluationEvent<Object> look) {
                for (var job : jobs) job.run();
            }

            @Override
            public void conditionEvaluated(EvaluatedCondition<Object> seen) {}
        });
    }

    private static Duration time() {
        var chosen = System.getenv("DUGNAD_PATIENCE");
        try {
            var seconds = chosen != null ? chosen : Files.readString(Backing.inRepository("deploy/patience"));
            return Duration.ofSeconds(Long.parseLong(seconds.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
