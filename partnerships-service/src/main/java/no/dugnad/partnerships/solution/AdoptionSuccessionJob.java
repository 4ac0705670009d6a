package no.dugnad.partnerships.solution;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import no.dugnad.platform.journal.Journal;

/** Looks every second for adoptions whose municipality the registry says is followed by others, and hands them on. */
@ApplicationScoped
class AdoptionSuccessionJob {
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
        for (var due : QuarkusTransaction.requiringNew().call(succession::due))
            QuarkusTransaction.requiringNew().run(() -> {
                if (Solution.locked((String) due[0]).isEmpty()) return;
                Adoption.of((String) due[0], (UUID) due[1])
                        .ifPresent(adoption -> succession.follow(adoption).forEach(journal::record));
            });
    }
}
