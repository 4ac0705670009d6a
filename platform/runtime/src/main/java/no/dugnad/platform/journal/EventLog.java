package no.dugnad.platform.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.http.CurrentAddress;
import no.dugnad.platform.http.QueryParameters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The journal read over HTTP: the same events as on Kafka, in commit order and gap-free, from the database even while the broker is down. */
@ApplicationScoped
public class EventLog {
    public record Query(
            @RestQuery @DefaultValue("0") @Min(0) @Parameter(description = "Events after this sequence.")
            Long after,

            @RestQuery @DefaultValue("50") @Min(1) @Max(500) Integer limit,

            @RestQuery @Parameter(description = "Only this CloudEvents type.")
            String type,

            @RestQuery @Parameter(description = "Only events of this aggregate id.")
            String subject)
            implements QueryParameters {}

    public record Batch(
            @Schema(required = true) List<CloudEvent> items,

            @Schema(required = true, nullable = true, description = "Where to go on; null when there is no more yet.")
            @Nullable
            String next) {}

    /** What a page holds of states, in bytes, before the one that ends it: nobody's memory grows with what others have stored. */
    private static final long MOST_BYTES = 2_000_000;

    private final DataSource database;
    private final EventForm form;

    EventLog(DataSource database, EventForm form) {
        this.database = database;
        this.form = form;
    }

    public Batch read(Query query) {
        var items = new ArrayList<CloudEvent>();
        var found = 0;
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with found as (
                          select *, octet_length(data::text) as bytes from journal
                          where sequence > ? and (?::text is null or type = ?) and (?::text is null or key = ?)
                          order by sequence limit ?)
                        select * from (select *, sum(bytes) over (order by sequence) - bytes as before, count(*) over () as rows_found from found) page
                        where before < ? order by sequence
                        """)) {
            statement.setLong(1, query.after());
            statement.setString(2, query.type());
            statement.setString(3, query.type());
            statement.setString(4, query.subject());
            statement.setString(5, query.subject());
            statement.setInt(6, query.limit() + 1);
            statement.setLong(7, MOST_BYTES);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found = row.getInt("rows_found");
                    items.add(new CloudEvent(
                            "1.0",
                            row.getString("id"),
                            form.source(),
                            row.getString("type"),
                            row.getString("key"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            "application/json",
                            form.schema(row.getString("aggregate")),
                            row.getString("sequence"),
                            row.getString("key"),
                            row.getString("traceparent"),
                            row.getString("consumer"),
                            row.getString("data")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // all that there is, or as much as fits
        if (items.size() == found && found <= query.limit()) return new Batch(items, null);
        if (items.size() > query.limit()) items.removeLast();
        return new Batch(items, CurrentAddress.with("after", items.getLast().sequence()));
    }
}
