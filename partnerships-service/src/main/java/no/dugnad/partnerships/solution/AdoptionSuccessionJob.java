package no.dugnad.partnerships.solution;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import no.dugnad.platform.journal.Journal;
import org.jboss.logging.Logger;

/** Looks every second for adoptions whose municipality the registry says is followed by others, and hands them on. */
@ApplicationScoped
class AdoptionSuccessionJob {
    private static final Logger LOG = Logger.getLogger(AdoptionSuccessionJob.class);

    /** Told once. */
    private final Set<UUID> failing = new HashSet<>();

    private final AdoptionSuccession succession;
    private final Journal journal;

    AdoptionSuccessionJob(AdoptionSuccession succession, Journal journal) {
        this.succession = succession;
        this.journal = journal;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        for (var due : QuarkusTransaction.requiringNew().call(succession::due)) alone((String) due[0], (UUID) due[1]);
    }

    /** One that fails stops no other; it is tried again with the next look. */
    private void alone(String solution, UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (Solution.locked(solution).isEmpty()) return;
                Adoption.of(solution, id)
                        .ifPresent(adoption -> succession.follow(adoption).forEach(journal::record));
            });
            failing.remove(id);
        } catch (RuntimeException e) {
            if (failing.add(id))
                LOG.errorf(
                        e, "Adoption %s of %s cannot follow the registry; it is tried again each second", id, solution);
        }
    }
}
