package no.dugnad.platform.feed;

import io.quarkus.arc.Arc;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells how far a feed's consumer has come. It passes more than events: what ends a transaction takes an offset, and what was undone takes many, so the last event may lie
 * well before the end of its topic.
 */
public class PolledOffsets implements ConsumerInterceptor<Object, Object> {
    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        var container = Arc.container();
        if (container == null) return records; // the service is being stopped
        var progress = container.instance(FeedProgress.class).get();
        records.nextOffsets().forEach((partition, next) -> {
            var events = records.records(partition);
            progress.polled(
                    partition, events.isEmpty() ? null : events.getLast().offset() + 1, next.offset());
        });
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // positions are in our own database
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // none
    }

    @Override
    public void close() {
        // nothing is open
    }
}
