package no.dugnad.reporting.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Under what money is given, and by whom: instruments and calls, as many as are asked for by one query each. */
@ApplicationScoped
public class Funding {
    /** @param owner and {@code ownerName}: the organisation */
    public record Instrument(
            String id,
            @Nullable Text name,
            String owner,
            @Nullable String ownerName) {}

    /**
     * @param title null when it is not told
     * @param manager organisation number, or null
     * @param reportingDueAt null when it is not told
     */
    public record Call(
            String id,
            String instrument,
            @Nullable Text title,
            @Nullable String manager,
            @Nullable Instant reportingDueAt) {}

    private final EntityManager entities;
    private final ObjectMapper json;

    Funding(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    public Map<String, Instrument> instruments(Collection<String> ids) {
        return rows(
                        "select id, cast(name as text) as name, owner, owner_name from read_model.instrument where id in :ids",
                        ids)
                .stream()
                .map(row -> new Instrument(
                        row.get("id", String.class),
                        text(row.get("name", String.class)),
                        row.get("owner", String.class),
                        row.get("owner_name", String.class)))
                .collect(Collectors.toMap(Instrument::id, Function.identity()));
    }

    public Map<String, Call> calls(Collection<String> ids) {
        return rows("""
                        select id, instrument, cast(title as text) as title, manager,
                               cast(extract(epoch from reporting_due_at) * 1000 as bigint) as due
                        from read_model.call where id in :ids
                        """, ids).stream()
                .map(row -> new Call(
                        row.get("id", String.class),
                        row.get("instrument", String.class),
                        text(row.get("title", String.class)),
                        row.get("manager", String.class),
                        row.get("due", Long.class) == null ? null : Instant.ofEpochMilli(row.get("due", Long.class))))
                .collect(Collectors.toMap(Call::id, Function.identity()));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Collection<String> ids) {
        if (ids.isEmpty()) return List.of();
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private @Nullable Text text(String map) {
        try {
            return map == null || map.equals("null") ? null : json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
