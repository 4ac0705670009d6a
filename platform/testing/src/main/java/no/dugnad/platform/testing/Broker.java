package no.dugnad.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The real broker of the tests: what has left, and what shall come in. */
public final class Broker {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A message as it lies on the topic; headers without their {@code ce_} prefix stay as they are sent. */
    public record Sent(
            String topic,
            String key,
            String type,
            long sequence,
            Map<String, String> headers,
            JsonNode data,
            String raw) {}

    private Broker() {}

    /** The first message of this key that fits, now or within 20 seconds. */
    public static Sent await(String topic, String key, Predicate<Sent> fits) {
        var seen = new ArrayList<Sent>();
        try (var consumer = consumer(topic)) {
            var end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end))
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (!key.equals(record.key())) continue;
                    var sent = sent(record);
                    if (fits.test(sent)) return sent;
                    seen.add(sent);
                }
        }
        throw new AssertionError(
                "No such message of " + key + " on " + topic + " within " + PATIENCE + ". Seen: " + seen);
    }

    public static Sent awaitType(String topic, String key, String type) {
        return await(topic, key, sent -> type.equals(sent.type()));
    }

    /** All that lies on the topic now for this key, oldest first. */
    public static List<Sent> all(String topic, String key) {
        var all = new ArrayList<Sent>();
        try (var consumer = consumer(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                for (var record : consumer.poll(Duration.ofMillis(100)))
                    if (key.equals(record.key())) all.add(sent(record));
        }
        return all;
    }

    /** Puts an event on {@code dugnad.<aggregate>}, as another service would. */
    public static void send(String aggregate, String key, String type, long sequence, String json) {
        sendAll(aggregate, type, sequence, Map.of(key, json));
    }

    /**
     * Puts many events of one type on {@code dugnad.<aggregate>}.
     *
     * @param sequence of the first; the others follow
     * @param states by key
     */
    public static void sendAll(String aggregate, String type, long sequence, Map<String, String> states) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers()),
                new StringSerializer(),
                new StringSerializer())) {
            var sent = new ArrayList<Future<?>>();
            for (var state : states.entrySet())
                sent.add(producer.send(
                        record(aggregate, state.getKey(), type, sequence + sent.size(), state.getValue())));
            for (var one : sent) one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, String> record(
            String aggregate, String key, String type, long sequence, String json) {
        var record = new ProducerRecord<>("dugnad." + aggregate, key, json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/test",
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static KafkaConsumer<String, String> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers(), "fetch.max.wait.ms", 50),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static Sent sent(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        JsonNode data;
        try {
            data = JSON.readTree(record.value());
        } catch (JsonProcessingException e) {
            data = JSON.nullNode();
        }
        var sequence = headers.getOrDefault("ce_sequence", "-1");
        return new Sent(
                record.topic(),
                record.key(),
                headers.get("ce_type"),
                Long.parseLong(sequence),
                headers,
                data,
                record.value());
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
