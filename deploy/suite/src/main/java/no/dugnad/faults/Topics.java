package no.dugnad.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What lies on the topics, read as the services read it. */
final class Topics {

    /** With this key a journal tells that it has begun a new life, and with it sent everything again. */
    private static final String MARKER = "journal";

    /** @param life the newest life that is told of */
    record Topic(String name, List<Told> events, long life, Map<Integer, Long> ends) {}

    private Topics() {}

    /** Has what is superseded taken from the topics within seconds, and not within a week: what is left must do. */
    static void compactOften(Ground ground) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", ground.kafka()))) {
            var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
            for (var name : admin.listTopics().names().get())
                if (hasEvents(name))
                    changes.put(
                            new ConfigResource(ConfigResource.Type.TOPIC, name),
                            List.of(
                                    set("segment.ms", "10000"),
                                    set("max.compaction.lag.ms", "10000"),
                                    set("min.cleanable.dirty.ratio", "0.01")));
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static boolean hasEvents(String topic) {
        return topic.startsWith("dugnad.") && !topic.endsWith(".dead");
    }

    /** All topics with events, from their beginnings to their present ends. */
    static List<Topic> all(Ground ground) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ground.kafka(),
                "isolation.level",
                "read_committed",
                "max.partition.fetch.bytes",
                16_777_216);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var topics = new ArrayList<Topic>();
            for (var name : consumer.listTopics().keySet()) if (hasEvents(name)) topics.add(read(consumer, name));
            return topics;
        }
    }

    private static Topic read(KafkaConsumer<String, String> consumer, String name) {
        var partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        var ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var events = new ArrayList<Told>();
        var lastOffsets = new HashMap<Integer, Long>();
        var life = 0L;
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                var event = Told.of(
                        name.substring("dugnad.".length()),
                        record.key(),
                        number(record.headers(), "ce_epoch"),
                        number(record.headers(), "ce_sequence"),
                        record.value());
                if (MARKER.equals(record.key())) life = Math.max(life, event.epoch());
                else {
                    events.add(event);
                    lastOffsets.put(record.partition(), record.offset());
                }
            }
        }
        return new Topic(name, events, life, lastOffsets);
    }

    private static long number(Headers headers, String name) {
        var text = header(headers, name);
        return text == null ? 0 : Long.parseLong(text);
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
