package no.dugnad.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** On assignment a feed goes to where its own database says it has come, whatever the broker remembers; without a position, to the beginning. */
@ApplicationScoped
@Identifier("positions")
class FeedPositions implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(FeedPositions.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource database;
    private final FeedProgress progress;
    private final Topics topics;

    /** Kafka's own, as they were when the reading of these topics began. */
    private final Map<String, UUID> ids = new ConcurrentHashMap<>();

    private volatile boolean running = true;

    FeedPositions(DataSource database, FeedProgress progress, Topics topics) {
        this.database = database;
        this.progress = progress;
        this.topics = topics;
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        var ends = consumer.endOffsets(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        for (var partition : partitions) {
            var known = position(
                    partition, consumer.partitionsFor(partition.topic()).size());
            if (known == null) {
                // it is read by whoever is given it next
                consumer.pause(partitions);
                return;
            }
            // a position beyond the end is from another broker's life: begin again
            var next = Math.max(
                    known > Objects.requireNonNull(ends.get(partition)) ? 0 : known,
                    Objects.requireNonNull(beginnings.get(partition)));
            consumer.seek(partition, next);
            progress.begins(partition, next, ends.get(partition));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        progress.left(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        progress.left(partitions);
    }

    /** Whether this or another replica of the service has begun to read the topic. */
    boolean begun(String topic) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select 1 from read_model.feed_position where topic = ? limit 1")) {
            statement.setString(1, topic);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }

    /** These partitions have been taken in as they were when their reading began. */
    void complete(Collection<TopicPartition> partitions) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        update read_model.feed_position set complete = true where topic = ? and partition = ? and not complete
                        """)) {
            for (var partition : partitions) {
                statement.setString(1, partition.topic());
                statement.setInt(2, partition.partition());
                statement.executeUpdate();
            }
        }
    }

    /** Those of the topics that no replica of the service has begun, or one has begun and not yet taken in. */
    List<String> incomplete(List<String> topics) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select coalesce(array_agg(topic), '{}') from unnest(?) topic
                        where (select bool_and(complete) from read_model.feed_position p where p.topic = topic.topic) is not true
                        """)) {
            statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return List.of((String[]) row.getArray(1).getArray());
            }
        }
    }

    /** Whether this topic is another than the one whose reading began here. */
    boolean another(String topic, UUID id) {
        var known = ids.get(topic);
        return known != null && !known.equals(id);
    }

    /**
     * The next offset to read, by our own database. When there is none a first row is written, for every partition of the topic: it is not complete until all are. A database
     * that does not answer is waited for, and so is a broker: without them nothing that is read could be taken in, and from anywhere else all would be read again.
     *
     * @return null when the service stops meanwhile
     */
    private @Nullable Long position(TopicPartition partition, int partitions) {
        var told = false;
        while (running) {
            try {
                var topic = partition.topic();
                var id = Objects.requireNonNull(topics.ids(List.of(topic)).get(topic));
                var next = asked(partition, partitions, id);
                ids.put(topic, id);
                return next;
            } catch (SQLException | ExecutionException e) {
                if (!told) LOG.warnf("The position in %s is waited for: %s", partition, e.getMessage());
                told = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return null;
    }

    private long asked(TopicPartition partition, int partitions, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var topic = partition.topic();
                // one replica at a time finds out that a topic is another
                execute(connection, """
                        insert into topic_life as l (topic, topic_id) values (?, ?)
                        on conflict (topic) do update set topic_id = excluded.topic_id
                        """, topic, id);
                if (execute(connection, """
                                update topic_life l set refilled = false
                                where topic = ? and exists (select from read_model.feed_position p
                                  where p.topic = l.topic and p.topic_id <> ? and p.next_offset > 0)
                                """, topic, id) > 0)
                    LOG.warnf(
                            "%s is another topic than before. It is read from its beginning, and when its journal has filled it again a read model without what is not on it takes the place of this one",
                            topic);
                // the model is of no life of the topic that there is now: it is made anew, once that is filled
                execute(connection, """
                        insert into read_model.feed_position as p (topic, partition, next_offset, topic_id)
                        select ?, n, 0, ? from generate_series(0, ? - 1) n
                        on conflict (topic, partition) do update set topic_id = excluded.topic_id,
                          next_offset = case when p.topic_id is null then p.next_offset else 0 end,
                          epoch = case when p.topic_id is null or p.next_offset = 0 then p.epoch else -1 end
                        where p.topic_id is distinct from excluded.topic_id
                        """, topic, id, partitions);
                var next = next(connection, partition);
                connection.commit();
                return next;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static long next(Connection connection, TopicPartition partition) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select next_offset from read_model.feed_position where topic = ? and partition = ?")) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static int execute(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            return statement.executeUpdate();
        }
    }
}
