package no.dugnad.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** On assignment a feed goes to where its own database says it has come, whatever the broker remembers; without a position, to the beginning. */
@ApplicationScoped
@Identifier("positions")
class FeedPositions implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(FeedPositions.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource database;
    private final FeedProgress progress;
    private volatile boolean running = true;

    FeedPositions(DataSource database, FeedProgress progress) {
        this.database = database;
        this.progress = progress;
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

    /**
     * The next offset to read, by our own database. When there is none a first row is written, for every partition of the topic: it is not complete until all are. A database that does not answer is waited for: without it nothing that
     * is read could be taken in, and from anywhere else all would be read again.
     */
    private long position(TopicPartition partition, int partitions) {
        while (running)
            try {
                return asked(partition, partitions);
            } catch (SQLException e) {
                LOG.warnf("The position in %s is waited for: %s", partition, e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        throw new IllegalStateException("stopped while waiting for the database");
    }

    private long asked(TopicPartition partition, int partitions) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with begun as (insert into read_model.feed_position (topic, partition, next_offset)
                                       select ?, n, 0 from generate_series(0, ? - 1) n on conflict do nothing)
                        select next_offset from read_model.feed_position where topic = ? and partition = ?
                        """)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partitions);
            statement.setString(3, partition.topic());
            statement.setInt(4, partition.partition());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
