package no.dugnad.partnerships.reception;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.platform.journal.Journal;
import org.jboss.logging.Logger;

/** Looks every second for members of receptions that the registry says are followed by others, and lets the successors go on with what they have stated. */
@ApplicationScoped
class ReceptionSuccessionJob {
    private static final Logger LOG = Logger.getLogger(ReceptionSuccessionJob.class);

    /** Told once. */
    private final Set<UUID> failing = new HashSet<>();

    private final EntityManager entities;
    private final Municipalities municipalities;
    private final Naming naming;
    private final Journal journal;

    ReceptionSuccessionJob(EntityManager entities, Municipalities municipalities, Naming naming, Journal journal) {
        this.entities = entities;
        this.municipalities = municipalities;
        this.naming = naming;
        this.journal = journal;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        for (var due : QuarkusTransaction.requiringNew().call(this::ended))
            alone((UUID) due[0], r -> r.follow(municipalities, () -> naming.of(r)));
        for (var due : QuarkusTransaction.requiringNew().call(this::restored))
            alone((UUID) due[0], r -> r.restore((String) due[1], () -> naming.of(r)));
    }

    /** One that fails stops no other; it is tried again with the next look. */
    private void alone(UUID id, Function<Reception, Optional<ReceptionEvent>> step) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> Reception.locked(id).flatMap(step).ifPresent(journal::record));
            failing.remove(id);
        } catch (RuntimeException e) {
            if (failing.add(id))
                LOG.errorf(e, "Reception %s cannot follow the registry; it is tried again each second", id);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> ended() {
        return entities.createNativeQuery("""
                        select distinct m.reception_id, '' as number from reception_member m
                        join read_model.ending e on e.number = m.number and e.ends_on > m.since
                        where m.ended_on is distinct from e.ends_on
                          and not exists (select from read_model.ending x
                                          where x.number = e.number and x.ends_on > m.since and x.ends_on < e.ends_on)
                        """).getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> restored() {
        return entities.createNativeQuery("""
                        select m.reception_id, m.number from reception_member m
                        join read_model.municipality r on r.number = m.number and r.sequence > m.ended_by
                        where m.ended_on is not null
                          and exists (select from read_model.municipality_version v where v.number = m.number and v.valid_to is null)
                          and not exists (select from read_model.ending e where e.number = m.number and e.ends_on > m.since)
                        """).getResultList();
    }
}
