package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The journal as the relay works on it. */
final class Outbox {
    /** Events in one transaction of Kafka's, which takes some milliseconds to commit. */
    static final int MOST = 2_000;

    /** And bytes of their states, unless the first alone has more. */
    private static final int MOST_BYTES = 8_000_000;

    private static final String WAITING = """
            with next as (
              select sequence, octet_length(data::text) as bytes from journal
              where sent_at is null and sequence is not null and set_aside_at is null and 'dugnad.' || aggregate = any (?)
              order by sequence limit %d
            ), counted as (
              select sequence, bytes, sum(bytes) over (order by sequence) - bytes as before from next
            )
            select j.sequence, j.id, j.aggregate, j.key, j.type, case when bytes <= ? then j.data end as data, bytes, j.recorded_at, j.consumer,
                   j.traceparent, j.set_aside_because is not null as again
            from counted join journal j using (sequence) where before < %d order by sequence
            """.formatted(MOST, MOST_BYTES);

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

    /**
     * What is to be sent next, in its order.
     *
     * @param topics that are there
     * @param longest bytes of a state that can be sent
     */
    static List<Entry> waiting(Connection connection, Collection<String> topics, int longest) throws SQLException {
        var waiting = new ArrayList<Entry>();
        try (var statement = connection.prepareStatement(WAITING)) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            statement.setInt(2, longest);
            try (var row = statement.executeQuery()) {
                while (row.next()) waiting.add(entry(row));
            }
        }
        return waiting;
    }

    /** Topics that are not there, of what waits for them. */
    static Set<String> withoutTopic(Connection connection, Collection<String> topics) throws SQLException {
        var missing = new TreeSet<String>();
        try (var statement = connection.prepareStatement(
                "select distinct 'dugnad.' || aggregate from journal where sent_at is null and sequence is not null and set_aside_at is null and 'dugnad.' || aggregate <> all (?)")) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) missing.add(row.getString(1));
            }
        }
        return missing;
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

    static void setAside(Connection connection, Entry entry, String because) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update journal set set_aside_at = clock_timestamp(), set_aside_because = ? where sequence = ?")) {
            statement.setString(1, because);
            statement.setLong(2, entry.sequence());
            statement.executeUpdate();
        }
    }

    /** Whether a newer state of its key has been sent. */
    static boolean superseded(Connection connection, Entry entry) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select exists (select from journal where aggregate = ? and key = ? and sequence > ? and sent_at is not null)")) {
            statement.setString(1, entry.aggregate());
            statement.setString(2, entry.key());
            statement.setLong(3, entry.sequence());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
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
                row.getLong("bytes"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("consumer"),
                row.getString("traceparent"),
                row.getBoolean("again"));
    }
}
