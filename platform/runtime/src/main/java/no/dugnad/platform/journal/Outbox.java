package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The journal as the relay works on it. */
final class Outbox {
    /** Events in one transaction of Kafka's, which takes some milliseconds to commit. */
    static final int MOST = 2_000;

    private static final String WAITING =
            "select * from journal where sent_at is null and sequence is not null order by sequence limit " + MOST;

    private Outbox() {}

    /**
     * Gives committed rows their sequences.
     *
     * @return how many; there may be more when it is {@link #MOST}
     */
    static int number(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select number_journal(" + MOST + ")")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** What is to be sent next, in its order. */
    static List<Entry> waiting(Connection connection) throws SQLException {
        var waiting = new ArrayList<Entry>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WAITING)) {
            while (row.next()) waiting.add(entry(row));
        }
        return waiting;
    }

    /** These have been sent. */
    static void mark(Connection connection, List<Entry> sent) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update journal set sent_at = clock_timestamp() where sequence = any (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Entry::sequence).toArray()));
            statement.executeUpdate();
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                row.getObject("id", UUID.class),
                row.getString("aggregate"),
                row.getString("key"),
                row.getString("type"),
                row.getString("data"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("consumer"),
                row.getString("traceparent"));
    }
}
