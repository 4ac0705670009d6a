package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The journal as the relay works on it. */
final class Outbox {
    /** Events in one transaction of Kafka's, which takes some milliseconds to commit. */
    static final int MOST = 2_000;

    /** And bytes of their states, unless the first alone has more. */
    private static final int MOST_BYTES = 8_000_000;

    /** Of each aggregate its oldest, in turn: what is told of one does not wait for a million events of another. */
    private static final String WAITING = batch("""
            select waiting.sequence, octet_length(data::text) as bytes, turn from journal_unsent() u cross join lateral (
              select j.sequence, j.data, row_number() over (order by j.sequence) as turn from journal j
              where j.sent_at is null and j.sequence is not null and j.set_aside_at is null and j.aggregate = u.aggregate order by j.sequence limit %d) waiting
            where 'dugnad.' || u.aggregate = any (?)
              and 'dugnad.' || u.aggregate <> all (array (select topic from journal_topic where refill_to is not null))
            """.formatted(MOST));

    /**
     * Rows to be sent, in their order.
     *
     * @param whole whether these are all that were asked for, and it was not too much for one batch
     */
    record Batch(List<Entry> entries, boolean whole) {}

    private Outbox() {}

    /**
     * Gives committed rows their sequences, at most {@link #MOST} of each aggregate.
     *
     * @return how many; there may be more when they are at least that
     */
    static int number(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select number_journal(" + MOST + ")")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** @param which of the journal, by sequence, bytes and the turn in which it is taken; the last parameter after its own is how many bytes of a state can be sent */
    static String batch(String which) {
        return """
                with next as (%s order by turn, sequence limit %d),
                     counted as (select sequence, bytes, sum(bytes) over (order by turn, sequence) - bytes as before, count(*) over () as found from next)
                select j.sequence, j.id, j.aggregate, j.key, j.type, case when bytes <= ? then j.data end as data, bytes, j.recorded_at, j.consumer,
                       j.traceparent, j.set_aside_because is not null as again, found
                from counted join journal j using (sequence) where before < %d order by sequence
                """.formatted(which, MOST, MOST_BYTES);
    }

    static Batch read(PreparedStatement batch) throws SQLException {
        var entries = new ArrayList<Entry>();
        var found = 0;
        try (var row = batch.executeQuery()) {
            while (row.next()) {
                entries.add(entry(row));
                found = row.getInt("found");
            }
        }
        return new Batch(entries, entries.size() == found && found < MOST);
    }

    /**
     * What is to be sent next, in its order; what has to wait until its topic is filled again is not.
     *
     * @param topics that are there
     * @param longest bytes of a state that can be sent
     */
    static List<Entry> waiting(Connection connection, Collection<String> topics, int longest) throws SQLException {
        try (var statement = connection.prepareStatement(WAITING)) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            statement.setInt(2, longest);
            return read(statement).entries();
        }
    }

    /** Topics that are not there, and that something was sent on or waits for. */
    static Set<String> withoutTopic(Connection connection, Collection<String> topics) throws SQLException {
        var missing = new TreeSet<String>();
        try (var statement = connection.prepareStatement("""
                select topic from (
                  select 'dugnad.' || aggregate as topic from journal_unsent()
                  union select topic from journal_topic) known
                where topic <> all (?)
                """)) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) missing.add(row.getString(1));
            }
        }
        return missing;
    }

    /**
     * These have been sent.
     *
     * @param topics that they were sent on, and Kafka's ids of these
     */
    static void mark(Connection connection, List<Entry> sent, Map<String, UUID> topics) throws SQLException {
        var newest = new TreeMap<String, Long>();
        for (var entry : sent) newest.merge(EventForm.topic(entry.aggregate()), entry.sequence(), Math::max);
        try (var statement = connection.prepareStatement("""
                with marked as (update journal set sent_at = clock_timestamp() where sequence = any (?) and sent_at is null)
                insert into journal_topic as t (topic, sent, topic_id) select * from unnest(?, ?, ?)
                on conflict (topic) do update set sent = greatest(t.sent, excluded.sent)
                """)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Entry::sequence).toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", newest.keySet().toArray()));
            statement.setArray(
                    3, connection.createArrayOf("bigint", newest.values().toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid", newest.keySet().stream().map(topics::get).toArray()));
            statement.executeUpdate();
        }
    }

    /** One that was sent before, when it could be, counts as unsent from now on. */
    static void setAside(Connection connection, Entry entry, String because) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update journal set set_aside_at = clock_timestamp(), set_aside_because = ?, sent_at = null where sequence = ?")) {
            statement.setString(1, because);
            statement.setLong(2, entry.sequence());
            statement.executeUpdate();
        }
    }

    /** For an event that is in no journal. */
    static UUID newId(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select uuidv7()")) {
            row.next();
            return row.getObject(1, UUID.class);
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
