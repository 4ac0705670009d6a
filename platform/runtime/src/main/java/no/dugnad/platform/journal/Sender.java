package no.dugnad.platform.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The way to Kafka of the one whose turn it is. The id of its transactions is the service's, so opening one bars all that were opened before: what they have begun is undone
 * and what they send later is refused. All its work is done on a thread of its own, because Kafka's client may wait where the turn has to be renewed.
 */
final class Sender implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-sender").daemon().factory());

    /**
     * @param kafka where the broker is, and how it is spoken to
     * @param longest bytes of one message
     */
    Sender(Map<String, Object> kafka, String service, int longest) {
        var settings = new HashMap<>(kafka);
        settings.put("transactional.id", "dugnad-" + service);
        settings.put("acks", "all");
        settings.put("max.request.size", longest);
        // whoever waits in vain gives its turn to another
        settings.put("max.block.ms", 15_000);
        settings.put("request.timeout.ms", 10_000);
        settings.put("delivery.timeout.ms", 20_000);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Bars all others that were opened before. */
    CompletableFuture<Void> open() {
        return CompletableFuture.runAsync(producer::initTransactions, thread);
    }

    /**
     * Sends all or none. It fails with {@link Refused} when it is some of the messages that are not taken; with anything else the sender is of no more use.
     */
    CompletableFuture<Void> send(List<ProducerRecord<String, String>> messages) {
        return CompletableFuture.runAsync(() -> sent(messages), thread);
    }

    private void sent(List<ProducerRecord<String, String>> messages) {
        var refused = new ConcurrentHashMap<Integer, Exception>();
        producer.beginTransaction();
        try {
            for (var n = 0; n < messages.size(); n++) {
                var place = n;
                producer.send(messages.get(n), (taken, failure) -> {
                    if (failure != null && saysNoTo(failure)) refused.put(place, failure);
                });
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            if (refused.isEmpty()) throw e;
            producer.abortTransaction();
            throw new Refused(refused);
        }
    }

    /** Whether it is for what the message is that it is not taken: nothing but that is ever set aside. */
    private static boolean saysNoTo(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException
                || failure
                        instanceof
                        InvalidConfigurationException // a topic that cannot be, a batch of one that is too large
                || failure instanceof UnsupportedForMessageFormatException;
    }

    /** Leaves what is not committed; the next one that is opened undoes it. */
    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
