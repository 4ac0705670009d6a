package no.dugnad.platform.feed;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** On assignment a feed goes to where its own database says it has come, whatever the broker remembers; without a position, to the beginning. */
@ApplicationScoped
@Identifier("positions")
class FeedPositions implements KafkaConsumerRebalanceListener {
    private final DataSource database;
    private final FeedProgress progress;

    FeedPositions(DataSource database, FeedProgress progress) {
        this.database = database;
        this.progress = progress;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        for (var partition : partitions) {
            var known = position(partition);
            // a position beyond the end is from another broker's life: begin again
            var next = Math.max(
                    known > Objects.requireNonNull(ends.get(partition)) ? 0 : known,
                    Objects.requireNonNull(beginnings.get(partition)));
            consumer.seek(partition, next);
            progress.begins(partition.topic(), partition.partition(), next, ends.get(partition));
        }
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

    /** The next offset to read, by our own database; a first row is written when there is none. */
    private long position(TopicPartition partition) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        with begun as (insert into read_model.feed_position (topic, partition, next_offset) values (?, ?, 0)
                                       on conflict do nothing)
                        select next_offset from read_model.feed_position where topic = ? and partition = ?
                        """)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            statement.setString(3, partition.topic());
            statement.setInt(4, partition.partition());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
