package no.dugnad.platform.feed;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The lives of the journals that the topics are filled from, in the table {@code topic_life}. A journal whose database was put back to an earlier moment begins a new one,
 * sends the newest state of all it has, and then says so. From then on events of an older life are left out: some are of things that never were.
 */
@Singleton
class Lives {
    private final DataSource database;
    private final Map<String, Long> newest = new ConcurrentHashMap<>();

    Lives(DataSource database) {
        this.database = database;
    }

    /** The newest life of which all has been sent. */
    long of(String topic) {
        return newest.getOrDefault(topic, 0L);
    }

    /** A journal says that it has sent all again. */
    void refilled(String topic, long epoch) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        insert into topic_life as l (topic, epoch) values (?, ?)
                        on conflict (topic) do update set epoch = greatest(l.epoch, excluded.epoch), refilled = true
                        """)) {
            statement.setString(1, topic);
            statement.setLong(2, epoch);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // when the transaction is not committed after all, the event is read again; until then nothing of an older life
        // comes after it
        newest.merge(topic, epoch, Math::max);
    }

    /** As all replicas of the service know them. */
    Map<String, Long> all() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select topic, epoch from topic_life")) {
            while (row.next()) newest.merge(row.getString(1), row.getLong(2), Math::max);
        }
        return Map.copyOf(newest);
    }

    /** Those of the topics that were lost and are not filled again yet. */
    List<String> lost(Collection<String> topics) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select topic from topic_life where not refilled and topic = any (?) order by topic")) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            var lost = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) lost.add(row.getString(1));
            }
            return lost;
        }
    }

    /** Whether the read model is of an older life than a topic that it is made from, or of a topic that was there before. */
    boolean isNewer() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select exists (select from topic_life l join read_model.feed_position p using (topic) where l.epoch > p.epoch)
                        """)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
