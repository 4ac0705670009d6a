package no.dugnad.reporting.headstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.headstart.HeadStartView.AskedCall;

/** Calls (utlysninger), and what an application to them must hold, as the catalogue's events tell. */
@ApplicationScoped
class AskedCalls {
    /** @param estimatedHours null when the call does not say */
    record Asked(String id, Text text, BigDecimal estimatedHours, List<String> concepts) {}

    private final EntityManager entities;
    private final ObjectMapper json;

    AskedCalls(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    Optional<AskedCall> named(String id) {
        return rows("""
                select cast(title as text) as title, instrument, to_char(closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as closes_at,
                       withdrawn, demo
                from read_model.call where id = :id
                """, id)
                .stream()
                .map(row -> new AskedCall(
                        id,
                        row.get("title") == null ? Text.nb(id) : text(row.get("title", String.class)),
                        row.get("instrument", String.class),
                        row.get("closes_at") == null ? null : Instant.parse(row.get("closes_at", String.class)),
                        row.get("withdrawn", Boolean.class),
                        row.get("demo", Boolean.class)))
                .findFirst();
    }

    /** In the call's own order. */
    List<Asked> requirements(String call) {
        return rows("""
                select id, cast(text as text) as text, estimated_hours, array_to_string(concepts, ' ') as concepts
                from read_model.call_requirement where call = :id order by place
                """, call)
                .stream()
                .map(row -> new Asked(
                        row.get("id", String.class),
                        text(row.get("text", String.class)),
                        row.get("estimated_hours", BigDecimal.class),
                        words(row.get("concepts", String.class))))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, String id) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** Ids have no spaces. */
    private static List<String> words(String spaced) {
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
    }

    private Text text(String map) {
        try {
            return json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
