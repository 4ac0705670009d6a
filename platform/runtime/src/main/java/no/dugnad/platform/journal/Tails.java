package no.dugnad.platform.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The ends of topics, which know what was told last, whatever a journal remembers of it. */
final class Tails {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** Offsets from the end that are looked at; and so many times more for as long as no message is found there. */
    private static final long FEW = 20;

    private record Part(TopicPartition partition, long beginning, long end) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String source;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private final List<Told> told = new ArrayList<>();

    private Tails(KafkaConsumer<byte[], byte[]> consumer, String source) {
        this.consumer = consumer;
        this.source = source;
    }

    /** What of the service's journal lies at the end of each partition of these topics, in its order there. It fails when the broker does not answer in time. */
    static CompletableFuture<List<Told>> read(Map<String, Object> kafka, Collection<String> topics, String source) {
        var settings = new HashMap<>(kafka);
        settings.remove("group.id");
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("isolation.level", "read_committed");
        settings.put("request.timeout.ms", 10_000);
        settings.put("default.api.timeout.ms", 15_000);
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var consumer =
                            new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                        var tails = new Tails(consumer, source);
                        tails.read(topics);
                        return tails.told;
                    }
                },
                reading -> Thread.ofPlatform().name("journal-tails").daemon().start(reading));
    }

    private void read(Collection<String> topics) {
        var left = parts(topics);
        for (var back = FEW; !left.isEmpty(); back *= FEW) {
            consumer.assign(left.stream().map(Part::partition).toList());
            var found = new HashSet<TopicPartition>();
            for (var part : left) {
                var from = Math.max(part.beginning(), part.end() - back);
                if (from == part.beginning()) found.add(part.partition());
                consumer.seek(part.partition(), from);
            }
            while (left.stream().anyMatch(part -> consumer.position(part.partition()) < part.end())) {
                if (System.nanoTime() - deadline > 0)
                    throw new TimeoutException("The ends of the topics were not read in " + LONGEST);
                for (var message : consumer.poll(A_MOMENT)) {
                    found.add(new TopicPartition(message.topic(), message.partition()));
                    var one = told(message);
                    if (one != null) told.add(one);
                }
            }
            left.removeIf(part -> found.contains(part.partition()));
        }
    }

    /** What is not empty of the topics. */
    private List<Part> parts(Collection<String> topics) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics)
            for (var partition : consumer.partitionsFor(topic))
                partitions.add(new TopicPartition(topic, partition.partition()));
        var beginnings = consumer.beginningOffsets(partitions);
        var parts = new ArrayList<Part>();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            var beginning = beginnings.getOrDefault(partition, 0L);
            if (beginning < end) parts.add(new Part(partition, beginning, end));
        });
        return parts;
    }

    /** Null when it is not the service's own, or nothing that a journal tells. */
    private @Nullable Told told(ConsumerRecord<?, ?> message) {
        if (!source.equals(header(message, "ce_source"))) return null;
        try {
            return new Told(
                    message.topic(),
                    message.partition(),
                    Long.parseLong(Objects.requireNonNullElse(header(message, "ce_epoch"), "0")),
                    Long.parseLong(Objects.requireNonNullElse(header(message, "ce_sequence"), "")),
                    UUID.fromString(Objects.requireNonNullElse(header(message, "ce_id"), "")),
                    EventForm.REFILLED.equals(header(message, "ce_type")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
