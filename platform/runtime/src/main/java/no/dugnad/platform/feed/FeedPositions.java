package no.dugnad.platform.feed;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
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
            // a position beyond the end is of another broker's life: begin again
            var known = position(partition);
            var next = known > ends.get(partition) ? 0 : known;
            consumer.seek(partition, Math.max(next, beginnings.get(partition)));
            progress.begins(partition.topic(), partition.partition(), Math.max(next, beginnings.get(partition)), ends.get(partition));
        }
    }

    private long position(TopicPartition partition) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select next_offset from read_model.feed_position where topic = ? and partition = ?")) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
