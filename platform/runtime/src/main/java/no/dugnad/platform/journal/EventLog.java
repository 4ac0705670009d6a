package no.dugnad.platform.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.dugnad.platform.http.CurrentAddress;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.QueryParameters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The journal read over HTTP: the same events as on Kafka, in commit order and gap-free, from the database even while the broker is down. A reader whose place is not in
 * it any more, because the database was put back to an earlier moment or what follows is no longer kept, is told so and how to begin again.
 */
@ApplicationScoped
public class EventLog {
    public record Query(
            @RestQuery
            @DefaultValue("0")
            @Min(0)
            @Parameter(
                    description =
                            "Events after this sequence. 0 begins with all that is kept: events that a newer one of the same thing has superseded for long may be gone, the last of a thing never is. A place that the feed does not have any more is a 410, with `begin`, the address at which to begin again.")
            Long after,

            @RestQuery @DefaultValue("50") @Min(1) @Max(500) Integer limit,

            @RestQuery
            @Parameter(
                    description =
                            "Only events of this CloudEvents type, whole (`no.dugnad.call.withdrawn.v1`) or in short (`call.withdrawn`). One that does not exist is a 400 that names those there are.")
            String type,

            @RestQuery @Parameter(description = "Only events of this aggregate id.")
            String subject,

            @RestQuery
            @Min(0)
            @Parameter(
                    description =
                            "The life of the journal in which `after` was read, as the events and `next` have it. When it is over, because the database was put back to an earlier moment, the answer is a 410. Without it, that is only noticed while `after` lies beyond the end.")
            Long epoch,

            @RestQuery
            @DefaultValue("false")
            @Parameter(
                    description =
                            "Goes on although superseded events after this place are no longer kept, as `next` does for whoever began at 0. Without it such a place is a 410.")
            Boolean compacted)
            implements QueryParameters {}

    public record Batch(
            @Schema(required = true) List<CloudEvent> items,

            @Schema(required = true, nullable = true, description = "Where to go on; null when there is no more yet.")
            @Nullable
            String next,

            @Schema(
                    required = true,
                    description =
                            "Where the feed ends: the sequence of its last event, of whatever type and subject; 0 while there is none.")
            String last,

            @Schema(required = true, description = "The life of the journal; `epoch` takes it.")
            String epoch) {}

    static final String LIFE = "epoch";

    private static final String AFTER = "after";
    private static final String COMPACTED = "compacted";

    /** What a page holds of states, in bytes, before the one that ends it: nobody's memory grows with what others have stored. */
    private static final long MOST_BYTES = 2_000_000;

    private static final String PAGE = """
            with feed as (
              select (select epoch from journal_life) as epoch, (select sequence from journal_kept) as kept,
                     (select coalesce(max(sequence), 0) from journal) as last),
            found as (
              select *, octet_length(data::text) as bytes from journal
              where sequence > ? and (?::text is null or type = ?) and (?::text is null or key = ?)
              order by sequence limit ?)
            select * from feed left join (
              select * from (select *, sum(bytes) over (order by sequence) - bytes as before, count(*) over () as rows_found from found) counted
              where before < ?) page on true
            order by sequence
            """;

    private final DataSource database;
    private final EventForm form;
    private final EventTypes types;

    EventLog(DataSource database, EventForm form, EventTypes types) {
        this.database = database;
        this.form = form;
        this.types = types;
    }

    /**
     * The feed when it was read.
     *
     * @param epoch life of the journal
     * @param kept after this sequence nothing has gone
     * @param last its last sequence
     */
    private record Feed(long epoch, long kept, long last) {
        /** @throws Problem 410 when the reader's place is not in it any more */
        void mustHave(Query query) {
            if (query.epoch() != null && query.epoch() != epoch)
                throw gone("feed-begun-anew", Map.of(LIFE, query.epoch(), "now", epoch));
            if (query.after() > last) throw gone("feed-ends-before", Map.of(AFTER, query.after(), "last", last));
            if (query.after() > 0 && query.after() < kept && !query.compacted())
                throw gone("feed-begins-later", Map.of(AFTER, query.after(), "kept", kept));
        }

        private Problem gone(String code, Map<String, ?> arguments) {
            return Problem.of(410, code, arguments)
                    .with(LIFE, Long.toString(epoch))
                    .with("last", Long.toString(last))
                    .with("begin", CurrentAddress.with(address -> place(address, 0)));
        }

        String next(long after) {
            return CurrentAddress.with(address -> place(address, after)
                    .replaceQueryParam(COMPACTED, after < kept ? new Object[] {true} : new Object[] {}));
        }

        private UriBuilder place(UriBuilder address, long after) {
            return address.replaceQueryParam(AFTER, after)
                    .replaceQueryParam(LIFE, epoch)
                    .replaceQueryParam(COMPACTED);
        }
    }

    public Batch read(Query query) {
        var type = query.type() == null ? null : types.named(query.type());
        var items = new ArrayList<CloudEvent>();
        var found = 0;
        Feed feed;
        // in one statement: what is no longer kept cannot go between the look at it and the page
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, query.after());
            statement.setString(2, type);
            statement.setString(3, type);
            statement.setString(4, query.subject());
            statement.setString(5, query.subject());
            statement.setInt(6, query.limit() + 1);
            statement.setLong(7, MOST_BYTES);
            try (var row = statement.executeQuery()) {
                row.next();
                feed = new Feed(row.getLong("epoch"), row.getLong("kept"), row.getLong("last"));
                feed.mustHave(query);
                found = row.getInt("rows_found");
                if (found > 0) do items.add(event(row)); while (row.next());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var whole = items.size() == found && found <= query.limit();
        if (items.size() > query.limit()) items.removeLast();
        return new Batch(
                items,
                whole ? null : feed.next(Long.parseLong(items.getLast().sequence())),
                Long.toString(feed.last()),
                Long.toString(feed.epoch()));
    }

    private CloudEvent event(ResultSet row) throws SQLException {
        return new CloudEvent(
                "1.0",
                row.getString("id"),
                form.source(),
                row.getString("type"),
                row.getString("key"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                "application/json",
                form.schema(row.getString("aggregate")),
                row.getString("sequence"),
                row.getString("epoch"),
                row.getString("key"),
                row.getString("traceparent"),
                row.getString("consumer"),
                row.getString("data"));
    }
}
