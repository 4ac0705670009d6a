package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Topics that are filled again: the newest event of each key is sent once more, and last, on every partition, that it has been done. Until then nothing else goes there. How
 * far it has come stands in the table {@code journal_topic}, so whoever has the turn goes on with it.
 *
 * @param topics that have come equally far
 * @param from sequence up to which it is done
 * @param to the last sequence of it
 */
record Refill(List<String> topics, long from, long to) {
    /** Rows of the journal that are looked at for one batch: most of them may have been superseded long ago, or be of other topics. */
    private static final int WINDOW = 20_000;

    /** What was never sent goes, too, though it is superseded: it would else come after what supersedes it. */
    private static final String BATCH = Outbox.batch("""
            select sequence, octet_length(data::text) as bytes, 1 as turn from journal j
            where sequence > ? and sequence <= ? and 'dugnad.' || aggregate = any (?) and set_aside_at is null
              and (sent_at is null or not exists (select from journal n
                   where n.key = j.key and n.aggregate = j.aggregate and n.sequence > j.sequence and n.sequence <= ? and n.set_aside_at is null))
            """);

    /** What is to be filled next of the topics that are there; null when they are whole. */
    static @Nullable Refill next(Connection connection, Collection<String> there) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select array_agg(topic order by topic) as topics, refilled, refill_to from journal_topic
                where refill_to is not null and topic = any (?) group by refilled, refill_to order by refilled, refill_to limit 1
                """)) {
            statement.setArray(1, connection.createArrayOf("text", there.toArray()));
            try (var row = statement.executeQuery()) {
                if (!row.next()) return null;
                return new Refill(
                        List.of((String[]) row.getArray("topics").getArray()),
                        row.getLong("refilled"),
                        row.getLong("refill_to"));
            }
        }
    }

    /** All that are not whole, there or not. */
    static Set<String> unfinished(Connection connection) throws SQLException {
        return topics(connection, "select topic from journal_topic where refill_to is not null");
    }

    /** Has those filled again that are others than before. What Kafka's ids are now is remembered. */
    static Set<String> ofOthers(Connection connection, Map<String, UUID> there) throws SQLException {
        var names = connection.createArrayOf("text", there.keySet().toArray());
        var ids = connection.createArrayOf("uuid", there.values().toArray());
        var others = topics(
                connection,
                "select topic from journal_topic join unnest(?, ?) as now (topic, id) using (topic) where topic_id <> id",
                names,
                ids);
        ask(connection, others);
        try (var statement = connection.prepareStatement("""
                update journal_topic t set topic_id = id from unnest(?, ?) as now (topic, id)
                where now.topic = t.topic and topic_id is distinct from id
                """)) {
            statement.setArray(1, names);
            statement.setArray(2, ids);
            statement.executeUpdate();
        }
        return others;
    }

    /**
     * Has those filled again whose ends come before what has been sent on them in this life, or are of an older one.
     *
     * @param there the topics whose ends were read
     */
    static Set<String> ofShorter(Connection connection, Life life, Collection<String> there, List<Told> tails)
            throws SQLException {
        var newest = new HashMap<String, Long>();
        for (var topic : there) newest.put(topic, 0L);
        var lastOfPartition = new HashMap<String, Told>();
        for (var told : tails) {
            if (!told.isOfAnOlderLife(life)) newest.merge(told.topic(), told.sequence(), Math::max);
            lastOfPartition.put(told.topic() + "/" + told.partition(), told);
        }
        var shorter = topics(
                connection,
                "select topic from journal_topic join unnest(?, ?) as end_of (topic, newest) using (topic) where newest < sent",
                connection.createArrayOf("text", newest.keySet().toArray()),
                connection.createArrayOf("bigint", newest.values().toArray()));
        for (var told : lastOfPartition.values()) if (told.isOfAnOlderLife(life)) shorter.add(told.topic());
        shorter.removeAll(unfinished(connection));
        ask(connection, shorter);
        return shorter;
    }

    private static void ask(Connection connection, Collection<String> topics) throws SQLException {
        if (topics.isEmpty()) return;
        var names = connection.createArrayOf("text", topics.toArray());
        try (var statement = connection.prepareStatement(
                "insert into journal_topic (topic) select unnest(?) on conflict do nothing")) {
            statement.setArray(1, names);
            statement.executeUpdate();
        }
        topics(connection, "select journal_refill(topic) from unnest(?) topic", names);
    }

    boolean isSent() {
        return from == to;
    }

    long window() {
        return Math.min(from + WINDOW, to);
    }

    /** What is to be sent next, in its order, up to {@link #window()}. */
    Outbox.Batch batch(Connection connection, int longest) throws SQLException {
        try (var statement = connection.prepareStatement(BATCH)) {
            statement.setLong(1, from);
            statement.setLong(2, window());
            statement.setArray(3, connection.createArrayOf("text", topics.toArray()));
            statement.setLong(4, to);
            statement.setInt(5, longest);
            return Outbox.read(statement);
        }
    }

    /** It has come so far; unless somebody has asked for all of it once more. */
    void advance(Connection connection, long reached) throws SQLException {
        update(
                connection,
                "update journal_topic set refilled = ? where topic = any (?) and refilled = ? and refill_to = ?",
                reached);
    }

    /** It has been told that they are whole. */
    void finish(Connection connection) throws SQLException {
        update(
                connection,
                "update journal_topic set sent = greatest(sent, ?), refill_to = null, refilled = null where topic = any (?) and refilled = ? and refill_to = ?",
                to);
    }

    private void update(Connection connection, String sql, long sequence) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, sequence);
            statement.setArray(2, connection.createArrayOf("text", topics.toArray()));
            statement.setLong(3, from);
            statement.setLong(4, to);
            statement.executeUpdate();
        }
    }

    private static Set<String> topics(Connection connection, String sql, Object... arrays) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arrays.length; i++) statement.setObject(i + 1, arrays[i]);
            var topics = new TreeSet<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) topics.add(row.getString(1));
            }
            return topics;
        }
    }
}
