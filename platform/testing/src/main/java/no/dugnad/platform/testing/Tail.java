package no.dugnad.platform.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads each topic that a test asks about once, from its beginning, goes on reading it, and keeps what lies there by topic and key. One consumer serves all tests of
 * a JVM, and who waits for a message is woken when one comes.
 */
final class Tail implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private record Place(String topic, String key) {}

    /** Oldest first. Guarded by this. */
    private final Map<Place, List<ConsumerRecord<String, String>>> kept = new HashMap<>();

    /** A consumer is for one thread alone, so what others want of it is handed to that. */
    private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();

    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;
    private volatile boolean closed;

    Tail(String servers) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        thread = Thread.ofPlatform().name("broker-tail").daemon().start(this::run);
    }

    /** @return the first message of this key that fits, as soon as it is there; null when the time is over */
    synchronized @Nullable ConsumerRecord<String, String> await(
            String topic, String key, Predicate<ConsumerRecord<String, String>> fits, Duration patience)
            throws InterruptedException {
        asked.add(() -> follow(topic));
        var end = System.nanoTime() + patience.toNanos();
        var looked = 0;
        while (true) {
            var all = kept.getOrDefault(new Place(topic, key), List.of());
            for (; looked < all.size(); looked++) if (fits.test(all.get(looked))) return all.get(looked);
            var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) return null;
            wait(left);
        }
    }

    /** All that lies on the topic at this moment for this key, oldest first. */
    List<ConsumerRecord<String, String>> all(String topic, String key) {
        var done = new CompletableFuture<List<ConsumerRecord<String, String>>>();
        asked.add(() -> {
            try {
                follow(topic);
                var ends = consumer.endOffsets(partitions(topic));
                while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                    keep();
                synchronized (this) {
                    done.complete(List.copyOf(kept.getOrDefault(new Place(topic, key), List.of())));
                }
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                for (var next = asked.poll(); next != null; next = asked.poll()) next.run();
                if (consumer.assignment().isEmpty()) LockSupport.parkNanos(A_MOMENT.toNanos());
                else keep();
            }
        }
    }

    private void follow(String topic) {
        var all = new ArrayList<>(consumer.assignment());
        if (all.stream().anyMatch(partition -> partition.topic().equals(topic))) return;
        var added = partitions(topic);
        all.addAll(added);
        consumer.assign(all);
        consumer.seekToBeginning(added);
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private void keep() {
        var come = consumer.poll(A_MOMENT);
        if (come.isEmpty()) return;
        synchronized (this) {
            for (var record : come)
                kept.computeIfAbsent(new Place(record.topic(), record.key()), place -> new ArrayList<>())
                        .add(record);
            notifyAll();
        }
    }
}
