package no.dugnad.instruments.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.read.VersionTable;
import org.jspecify.annotations.Nullable;

/** Keeps each written body, with the fields that changed, and reads them back, newest first. */
@ApplicationScoped
public class Versions {
    /** Whose versions: the table's prefix. */
    public enum Of {
        INSTRUMENT("instrument"),
        CALL("call");

        private final String table;
        private final VersionTable versions;

        Of(String table) {
            this.table = table;
            this.versions = new VersionTable(
                    table + "_version",
                    table + "_id",
                    "array_to_string(changed, ','), recorded_at, organisation",
                    "body",
                    true);
        }
    }

    /** A version as it is kept; {@code body} is what was written then. */
    public record Kept(int version, List<String> changed, Instant recordedAt, String organisationNumber, String body) {}

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Caller caller;
    private final Clock clock;

    Versions(EntityManager entities, ObjectMapper json, Caller caller, Clock clock) {
        this.entities = entities;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Keeps a version in the transaction of the write.
     *
     * @param before the body before, or null for the first
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Of of, String id, int version, @Nullable Object before, Object after) {
        try {
            entities.flush();
            entities.createNativeQuery("""
                            insert into %1$s_version (id, %1$s_id, version, changed, body, recorded_at, organisation)
                            values (uuidv7(), :id, :version, string_to_array(:changed, ','), cast(:body as json), :at, :organisation)
                            """.formatted(of.table))
                    .setParameter("id", id)
                    .setParameter("version", version)
                    .setParameter("changed", String.join(",", changed(before, after)))
                    .setParameter("body", json.writeValueAsString(after))
                    .setParameter("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .setParameter("organisation", caller.organisation().orElse(null))
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Newest first. */
    public Page<Kept> of(Of of, String id, PageQuery query) {
        return of(of, id, "true", query);
    }

    /** The same without those that were drafts. */
    public Page<Kept> withoutDrafts(Of of, String id, PageQuery query) {
        return of(of, id, "not coalesce(cast(body ->> 'draft' as boolean), false)", query);
    }

    private Page<Kept> of(Of of, String id, String condition, PageQuery query) {
        return of.versions
                .page(entities, id, condition, query)
                .map(row -> new Kept(
                        ((Number) row[0]).intValue(),
                        Stream.of(((String) row[1]).split(","))
                                .filter(word -> !word.isEmpty())
                                .toList(),
                        (Instant) row[2],
                        (String) row[3],
                        (String) row[4]));
    }

    public <T> T read(Kept kept, Class<T> type) {
        try {
            return json.readValue(kept.body(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> changed(@Nullable Object before, Object after) {
        JsonNode old = before == null ? json.createObjectNode() : json.valueToTree(before);
        JsonNode now = json.valueToTree(after);
        var changed = new ArrayList<String>();
        now.fieldNames().forEachRemaining(field -> {
            var same = old.has(field)
                    ? old.get(field).equals(now.get(field))
                    : now.get(field).isNull();
            if (!same) changed.add(field);
        });
        return changed;
    }
}
