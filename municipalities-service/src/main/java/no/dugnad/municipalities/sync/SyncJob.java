package no.dugnad.municipalities.sync;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks SSB by itself, where the installation has turned that on: again after a day, or an hour after a run that failed. */
@ApplicationScoped
class SyncJob {
    private static final Logger LOG = Logger.getLogger(SyncJob.class);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final Sync sync;
    private final SyncRunJob runs;
    private final Clock clock;
    private final boolean enabled;
    private final Duration every;

    SyncJob(
            Sync sync,
            SyncRunJob runs,
            Clock clock,
            @ConfigProperty(name = "dugnad.sync.enabled", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "dugnad.sync.every", defaultValue = "24h") Duration every) {
        this.sync = sync;
        this.runs = runs;
        this.clock = clock;
        this.enabled = enabled;
        this.every = every;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sync() {
        if (!enabled) return;
        try {
            if (isDue()) sync.run(false, null);
        } catch (Problem e) {
            LOG.warn("The sync with SSB did not start: " + e.getMessage());
        }
    }

    boolean isDue() {
        return runs.lastInEarnest()
                .map(last -> !last.startedAt()
                        .plus(last.status() == SyncRun.Status.FAILED ? AFTER_FAILURE : every)
                        .isAfter(clock.instant()))
                .orElse(true);
    }
}
