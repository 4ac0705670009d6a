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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The real broker of the tests: what has left, and what shall come in. */
public final class Broker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable Lines lines;

    private record Lines(String servers, Tail tail, KafkaProducer<String, String> producer) {}

    /** A message as it lies on the topic; headers without their {@code ce_} prefix stay as they are sent. */
    public record Sent(
            String topic,
            String key,
            @Nullable String type,
            long sequence,
            Map<String, String> headers,
            JsonNode data,
            String raw) {}

    private Broker() {}

    /** The first message of this key that fits, as soon as it is there. */
    public static Sent await(String topic, String key, Predicate<Sent> fits) {
        try {
            var found = lines().tail().await(topic, key, record -> fits.test(sent(record)), Patience.TIME);
            if (found != null) return sent(found);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("No such message of " + key + " on " + topic + " within " + Patience.TIME + ". Seen: "
                + all(topic, key));
    }

    public static Sent awaitType(String topic, String key, String type) {
        return await(topic, key, sent -> type.equals(sent.type()));
    }

    /** All that lies on the topic now for this key, oldest first. */
    public static List<Sent> all(String topic, String key) {
        return lines().tail().all(topic, key).stream().map(Broker::sent).toList();
    }

    /** Puts an event on {@code dugnad.<aggregate>}, as another service would. */
    public static void send(String aggregate, String key, String type, long sequence, String json) {
        sendAll(aggregate, type, sequence, Map.of(key, json));
    }

    /** Puts an event on {@code dugnad.<aggregate>}, as a service would whose journal is of this life. */
    public static void sendOfLife(String aggregate, String key, String type, long epoch, long sequence, String json) {
        try {
            lines().producer()
                    .send(record(aggregate, key, type, epoch, sequence, json))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Puts many events of one type on {@code dugnad.<aggregate>}.
     *
     * @param sequence of the first; the others follow
     * @param states by key
     */
    public static void sendAll(String aggregate, String type, long sequence, Map<String, String> states) {
        try {
            var sent = new ArrayList<Future<?>>();
            for (var state : states.entrySet())
                sent.add(lines().producer()
                        .send(record(aggregate, state.getKey(), type, 0, sequence + sent.size(), state.getValue())));
            for (var one : sent) one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, String> record(
            String aggregate, String key, String type, long epoch, long sequence, String json) {
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
                        "ce_epoch",
                        Long.toString(epoch),
                        "ce_sequence",
                        Long.toString(sequence),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
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

    /** One of each for all tests, until the broker is another. */
    private static synchronized Lines lines() {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        if (lines != null && lines.servers().equals(servers)) return lines;
        hangUp();
        lines = new Lines(
                servers,
                new Tail(servers),
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer()));
        return lines;
    }

    /** Before the broker goes. */
    static synchronized void hangUp() {
        if (lines == null) return;
        lines.producer().close(Duration.ZERO);
        lines.tail().close();
        lines = null;
    }
}
