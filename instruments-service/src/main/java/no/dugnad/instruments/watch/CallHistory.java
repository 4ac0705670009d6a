package no.dugnad.instruments.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import no.dugnad.instruments.call.CallView;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the service's own journal tells of calls and of whom their instruments are for, from a position on, and what has been told of each so far. Each method is a part of the caller's transaction. */
@ApplicationScoped
class CallHistory {
    /**
     * An event of a call or of an instrument.
     *
     * @param id of the call or the instrument
     * @param call null for an event of another kind, or one that cannot be read
     * @param applicants whom the instrument is for; null for an event of another kind
     */
    record Written(
            long sequence,
            String id,
            Instant at,
            @Nullable CallView call,
            @Nullable List<String> applicants) {}

    private record Instrument(List<String> applicants) {}

    private static final Logger LOG = Logger.getLogger(CallHistory.class);

    private final EntityManager entities;
    private final ObjectMapper json;

    CallHistory(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** How far it has been gone through; empty while another replica of the service does. */
    Optional<Long> position() {
        return first(entities.createNativeQuery(
                        "select sequence from change_position for update skip locked", Long.class))
                .map(Long.class::cast);
    }

    void moveTo(long sequence) {
        entities.createNativeQuery("update change_position set sequence = :sequence")
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Written> after(long sequence, int most) {
        var rows = (List<Object[]>) entities.createNativeQuery("""
                        select sequence, key, recorded_at, aggregate, cast(data as text) from journal
                        where sequence > :sequence order by sequence limit :most
                        """)
                .setParameter("sequence", sequence)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(this::written).toList();
    }

    private Written written(Object[] row) {
        var sequence = ((Number) row[0]).longValue();
        var data = (String) row[4];
        return new Written(
                sequence,
                (String) row[1],
                (Instant) row[2],
                row[3].equals("call") ? read(data, CallView.class) : null,
                row[3].equals("instrument") ? applicants(data) : null);
    }

    /** Whom an instrument was for by its last event before this one; null when there was none. */
    @Nullable
    List<String> applicantsBefore(String instrumentId, long sequence) {
        return dataBefore("instrument", instrumentId, sequence)
                .map(this::applicants)
                .orElse(null);
    }

    private @Nullable List<String> applicants(String data) {
        var instrument = read(data, Instrument.class);
        return instrument == null ? null : instrument.applicants();
    }

    /** The call as its last event up to this one, less that one itself, had it; empty when there was none. */
    Optional<CallView> before(String callId, long sequence) {
        return dataBefore("call", callId, sequence).map(data -> read(data, CallView.class));
    }

    private Optional<String> dataBefore(String aggregate, String key, long sequence) {
        return first(entities.createNativeQuery("""
                                select cast(data as text) from journal where key = :key and aggregate = :aggregate and sequence < :sequence
                                order by sequence desc limit 1
                                """, String.class)
                        .setParameter("key", key)
                        .setParameter("aggregate", aggregate)
                        .setParameter("sequence", sequence))
                .map(String.class::cast);
    }

    boolean toldOpen(String callId) {
        return first(entities.createNativeQuery("select open from call_told where call_id = :id", Boolean.class)
                        .setParameter("id", callId))
                .map(Boolean.class::cast)
                .orElse(false);
    }

    void told(String callId, boolean open) {
        entities.createNativeQuery("""
                        insert into call_told (call_id, open) values (:id, :open) on conflict (call_id) do update set open = excluded.open
                        """)
                .setParameter("id", callId)
                .setParameter("open", open)
                .executeUpdate();
    }

    /** Calls that have closed since it was told that they are open: if they open once more, that is news. */
    void closedBy(Instant now) {
        entities.createNativeQuery("""
                        update call_told set open = false from call
                        where call.id = call_told.call_id and call_told.open and call.closes_at <= :now
                        """).setParameter("now", utc(now)).executeUpdate();
    }

    /** Calls that are open by the clock, of which that has not been told. */
    @SuppressWarnings("unchecked")
    List<String> openedBy(Instant now) {
        return (List<String>) entities.createNativeQuery("""
                        select call.id from call join call_told on call_told.call_id = call.id
                        where not call_told.open and not call.draft and call.withdrawn_at is null and call.opens_at <= :now
                          and (call.closes_at is null or call.closes_at > :now)
                        order by call.opens_at, call.id
                        """, String.class)
                .setParameter("now", utc(now))
                .getResultList();
    }

    private static Optional<?> first(Query query) {
        return query.getResultList().stream().findFirst();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Null for what cannot be read: one such event must not hold up all that come after it. */
    private <T> @Nullable T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            LOG.errorf(e, "The journal has an event that cannot be read: %.200s", text);
            return null;
        }
    }
}
