package no.dugnad.partnerships.partnership;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.journal.Journal;

/** Tells of memberships that have not been answered within their term, and are from now on what the host has stated. */
@ApplicationScoped
class MembershipTermJob {
    private final Hosting hosting;
    private final Parties parties;
    private final Journal journal;

    MembershipTermJob(Hosting hosting, Parties parties, Journal journal) {
        this.hosting = hosting;
        this.parties = parties;
        this.journal = journal;
    }

    @Scheduled(
            every = "60s",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lapse() {
        for (var id : QuarkusTransaction.requiringNew().call(() -> Membership.withOverdue(parties.today())))
            QuarkusTransaction.requiringNew().run(() -> lapse(id));
    }

    private void lapse(String id) {
        Partnership.locked(id).ifPresent(partnership -> {
            var known = hosting.members(partnership);
            for (var membership : partnership.overdue(known.day()))
                partnership.lapse(membership, known).forEach(journal::record);
        });
    }
}
