package no.dugnad.partnerships.partnership;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.journal.Journal;
import org.jboss.logging.Logger;

/**
 * Lets memberships and seats follow what the registry has announced or taken back. Only when the feeds have read all that lay in their topics: a read model
 * that is being rebuilt knows half, and would take back what it does not yet know of.
 */
@ApplicationScoped
class ReformFollowingJob {
    private static final Logger LOG = Logger.getLogger(ReformFollowingJob.class);

    private final EntityManager entities;
    private final Feeds feeds;
    private final Parties parties;
    private final Journal journal;

    ReformFollowingJob(EntityManager entities, Feeds feeds, Parties parties, Journal journal) {
        this.entities = entities;
        this.feeds = feeds;
        this.parties = parties;
        this.journal = journal;
    }

    @Scheduled(
            every = "0.5s",
            delayed = "2s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void follow() {
        if (!feeds.caughtUp("dugnad.municipality", "dugnad.boundaries")) return;
        var told = QuarkusTransaction.requiringNew().call(this::told);
        if (told.isEmpty()) return;
        for (var id : QuarkusTransaction.requiringNew().call(this::concerned)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> follow(id));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Partnership %s could not follow what the registry has told; it is tried again", id);
                return;
            }
        }
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "delete from read_model.reform_news where mark = any(cast(:told as uuid[]))")
                        .setParameter("told", "{" + String.join(",", told) + "}")
                        .executeUpdate());
    }

    private List<String> told() {
        return entities
                .createNativeQuery("select cast(mark as text) as mark from read_model.reform_news", Tuple.class)
                .getResultList()
                .stream()
                .map(row -> ((Tuple) row).get("mark", String.class))
                .toList();
    }

    /** Those with a member or a seat of which the registry has told something: the number's own, or that of one it follows, or of their county. */
    private List<String> concerned() {
        return entities.createNativeQuery("""
                        with told as (
                          select number from read_model.reform_news
                          union select s.source from read_model.succession s join read_model.reform_news n on n.number = s.successor
                          union select v.county_number from read_model.municipality_version v join read_model.reform_news n on n.number = v.number)
                        select m.partnership_id as id from membership m join told on told.number = m.number
                        union
                        select b.partnership_id from seat s join body b on b.id = s.body_id join told on told.number = s.number
                        order by 1
                        """, Tuple.class).getResultList().stream()
                .map(row -> ((Tuple) row).get("id", String.class))
                .toList();
    }

    private void follow(String id) {
        Partnership.locked(id)
                .ifPresent(partnership -> partnership
                        .follow(parties.known(
                                parties.today(), partnership.parties(), List.of(partnership.host()), List.of()))
                        .forEach(journal::record));
    }
}
