package no.dugnad.platform.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What has happened, in one table: outbox, audit trail and HTTP event feed at once. A row is written in the transaction of the change; the
 * {@link JournalRelay} gives it its sequence and sends it.
 */
@ApplicationScoped
public class Journal {
    /** Who did it, as the journal keeps it: for the columns of a set-wise {@code insert into journal … select}. */
    public record Origin(
            @Nullable String consumer,
            @Nullable String supplier,
            @Nullable String traceparent) {}

    private static final Logger LOG = Logger.getLogger(Journal.class);

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Caller caller;
    private final long largestState;

    Journal(
            EntityManager entities,
            ObjectMapper json,
            Caller caller,
            @ConfigProperty(name = "dugnad.limits.state") MemorySize largestState) {
        this.entities = entities;
        this.json = json;
        this.caller = caller;
        this.largestState = largestState.asLongValue();
    }

    /**
     * Records the fact; the caller owes a transaction and the lock on the aggregate's root row.
     *
     * @throws Problem 413 when the state is larger than can be sent whole: nothing is written then
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Event event) {
        var origin = origin();
        try {
            // entities are flushed first, so that the row's position follows the change it tells of
            entities.flush();
            var data = json.writeValueAsString(event.state());
            mayBeSoLarge(data, origin);
            entities.createNativeQuery("""
                            insert into journal (aggregate, key, type, data, consumer, supplier, traceparent)
                            values (:aggregate, :key, :type, cast(:data as json), :consumer, :supplier, :traceparent)
                            """)
                    .setParameter("aggregate", event.aggregate())
                    .setParameter("key", event.key())
                    .setParameter("type", event.type())
                    .setParameter("data", data)
                    .setParameter("consumer", origin.consumer())
                    .setParameter("supplier", origin.supplier())
                    .setParameter("traceparent", origin.traceparent())
                    .executeUpdate();
            // with the request's trace id; what the service does by itself, such as loading its tables, would only fill
            // the log
            if (origin.consumer() != null) LOG.infof("%s %s, for %s", event.type(), event.key(), origin.consumer());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the service does by itself, such as following a reform, nobody could write smaller; the limit leaves it room below what the broker takes. */
    private void mayBeSoLarge(String data, Origin origin) {
        if (origin.consumer() == null) return;
        var size = data.getBytes(StandardCharsets.UTF_8).length;
        if (size > largestState)
            throw Problem.of(413, "state-too-large", Map.of("size", size, "max", largestState))
                    .with("max", largestState);
    }

    /** For whom the current request acts; all null in a job or at start-up, where the service itself acts. */
    public Origin origin() {
        var span = Span.current().getSpanContext();
        var traceparent = span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
        if (!Arc.container().requestContext().isActive()) return new Origin(null, null, traceparent);
        return new Origin(caller.organisation().orElse(null), caller.supplier().orElse(null), traceparent);
    }
}
