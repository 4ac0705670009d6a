package no.dugnad.instruments.call;

import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;

/** What municipalities have noted of calls: read by the municipality itself and by the hosts of networks that it is a confirmed member of. */
@ApplicationScoped
public class CallNotes {
    private static final String ORGANISATION =
            "select state ->> 'organisationNumber' from read_model.state where topic = 'municipality' and key = :number";

    private static final String HOSTED = """
            select 1 from read_model.state m
            join read_model.state p on p.topic = 'partnership' and p.key = m.state ->> 'partnershipId' and not p.removed
            where m.topic = 'membership' and not m.removed and m.state ->> 'state' = 'confirmed'
              and m.state #>> '{party,kind}' = 'municipality' and m.state #>> '{party,number}' = :number
              and coalesce(cast(m.state ->> 'from' as date), :today) <= :today
              and (m.state ->> 'to' is null or cast(m.state ->> 'to' as date) > :today)
              and (p.state ->> 'endsOn' is null or cast(p.state ->> 'endsOn' as date) > :today)
              and p.state #>> '{host,organisationNumber}' = :host
            limit 1
            """;

    private final EntityManager entities;
    private final Caller caller;
    private final Clock clock;

    CallNotes(EntityManager entities, Caller caller, Clock clock) {
        this.entities = entities;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem 403 unless the caller is the municipality, or admin */
    void mustBe(String municipality) {
        if (!is(municipality)) throw notYours();
    }

    /** @throws Problem 401 or 403 unless the caller is one of those who may read them */
    public void mustRead(Collection<String> municipalities) {
        if (caller.organisation().isEmpty() && !caller.isAdmin()) throw new UnauthorizedException();
        for (var number : municipalities) if (!is(number) && !hosts(number)) throw notYours();
    }

    /** By municipality and call. */
    public Map<String, Map<String, CallNoteView>> of(Collection<String> municipalities) {
        return CallNote.of(municipalities).stream()
                .map(CallNote::view)
                .collect(Collectors.groupingBy(
                        CallNoteView::municipality, Collectors.toMap(CallNoteView::callId, note -> note)));
    }

    private boolean is(String municipality) {
        return caller.isAdmin()
                || rows(ORGANISATION, Map.of("number", municipality)).stream()
                        .anyMatch(caller.organisation().orElse("-")::equals);
    }

    private boolean hosts(String municipality) {
        return !rows(
                        HOSTED,
                        Map.of(
                                "number", municipality,
                                "today", LocalDate.now(clock),
                                "host", caller.organisation().orElse("-")))
                .isEmpty();
    }

    private List<?> rows(String sql, Map<String, ?> values) {
        var query = entities.createNativeQuery(sql);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    private Problem notYours() {
        return Problem.forbidden("notes-not-yours", Map.of());
    }
}
