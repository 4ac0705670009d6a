package no.dugnad.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/** A real broker for tests that need no service, with two ways to it: the direct one, and one by a {@link Cable}. It can be stopped and started again. */
public final class LoneBroker implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final int direct = freePort();
    private final int behindTheCable = freePort();
    private final int controller = freePort();
    private final Cable cable;
    private final Map<String, String> more;
    private Path data;
    private KafkaRaftServer server;

    private LoneBroker(Map<String, String> more) throws IOException {
        this.more = more;
        cable = Cable.to(() -> behindTheCable);
        data = Files.createTempDirectory("lone-broker");
        server = server();
    }

    public static LoneBroker start() throws IOException {
        return start(Map.of());
    }

    /** @param more settings of the broker */
    public static LoneBroker start(Map<String, String> more) throws IOException {
        var broker = new LoneBroker(more);
        broker.server.startup();
        return broker;
    }

    /** The direct way. */
    public String servers() {
        return "127.0.0.1:" + direct;
    }

    /** The way by the cable. */
    public String serversByCable() {
        return "127.0.0.1:" + cable.port();
    }

    public Cable cable() {
        return cable;
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** With what it had when it was stopped. */
    public void startAgain() throws IOException {
        server = server();
        server.startup();
    }

    /** Without anything: a new one in the place of one that is lost. */
    public void startAnew() throws IOException {
        Utils.delete(data.toFile());
        data = Files.createTempDirectory("lone-broker");
        startAgain();
    }

    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /** @param settings of the topic */
    public void create(String topic, int partitions, Map<String, String> settings) {
        ask(admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                .all()
                .get());
    }

    public void delete(String topic) {
        ask(admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    /** Loses all that lies on the topic, which stays the same. */
    public void empty(String topic) {
        ask(admin -> {
            var partitions = Objects.requireNonNull(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic))
                    .partitions();
            var all = new HashMap<TopicPartition, RecordsToDelete>();
            for (var partition : partitions)
                all.put(new TopicPartition(topic, partition.partition()), RecordsToDelete.beforeOffset(-1));
            return admin.deleteRecords(all).all().get();
        });
    }

    public Uuid id(String topic) {
        return ask(admin -> Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .topicId());
    }

    /** What lies on the topic that is committed, in the order of each partition. */
    public List<ConsumerRecord<String, String>> committed(String topic) {
        return all(topic, "read_committed");
    }

    /** What lies on the topic, committed or not. */
    public List<ConsumerRecord<String, String>> uncommitted(String topic) {
        return all(topic, "read_uncommitted");
    }

    @Override
    public void close() throws IOException {
        stop();
        cable.close();
        Utils.delete(data.toFile());
    }

    private List<ConsumerRecord<String, String>> all(String topic, String isolation) {
        var all = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers(), "isolation.level", isolation),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
                consumer.poll(A_MOMENT).forEach(all::add);
        }
        return all;
    }

    private interface Question<T> {
        T to(Admin admin) throws Exception;
    }

    private <T> T ask(Question<T> question) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            return question.to(admin);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaRaftServer server() throws IOException {
        var settings = new HashMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controller,
                "listeners",
                        "DIRECT://127.0.0.1:%d,CABLE://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(direct, behindTheCable, controller),
                "advertised.listeners", "DIRECT://127.0.0.1:%d,CABLE://127.0.0.1:%d".formatted(direct, cable.port()),
                "listener.security.protocol.map", "DIRECT:PLAINTEXT,CABLE:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "DIRECT",
                "controller.listener.names", "CONTROLLER",
                "log.dirs", data.toString()));
        settings.putAll(Backing.BROKER);
        settings.putAll(more);
        format(settings);
        return new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    }

    private void format(Map<String, String> settings) throws IOException {
        var file = Files.createTempFile("lone-broker", ".properties");
        var properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        var said = new ByteArrayOutputStream();
        var code = StorageTool.execute(
                new String[] {
                    "format", "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", file.toString()
                },
                new PrintStream(said, true, StandardCharsets.UTF_8));
        Files.delete(file);
        if (code != 0) throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
