package no.dugnad.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** What a service stands on, for real, once for all tests of a module: PostgreSQL, a Kafka broker with the suite's topics, and a token issuer. */
public class Backing implements QuarkusTestResourceLifecycleManager {
    /** One broker, so one copy of everything, and small. */
    static final Map<String, String> BROKER = Map.of(
            "auto.create.topics.enable", "false",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "log.cleaner.dedupe.buffer.size", "4194304", // by default 128 MB
            "group.initial.rebalance.delay.ms", "0");

    private static @Nullable Cable toTheDatabase;
    private static @Nullable Cable toTheBroker;

    private boolean cables;
    private @Nullable LoneBroker lone;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable KafkaClusterTestKit kafka;
    private @Nullable Issuer issuer;

    /** The service's way to its database, for tests of what it does when that is cut or hangs; with {@code @ResourceArg(name = "cables", value = "true")}. */
    public static Cable toTheDatabase() {
        return Objects.requireNonNull(toTheDatabase, "no cables were asked for");
    }

    /** The service's way to the broker, and that of {@link Broker}. */
    public static Cable toTheBroker() {
        return Objects.requireNonNull(toTheBroker, "no cables were asked for");
    }

    @Override
    public void init(Map<String, String> arguments) {
        cables = Boolean.parseBoolean(arguments.get("cables"));
    }

    @Override
    public Map<String, String> start() {
        var started = new HashMap<String, String>();
        try {
            var database = CompletableFuture.supplyAsync(this::postgres);
            started.putAll(kafka());
            issuer = Issuer.start();
            started.putAll(issuer.properties());
            started.putAll(database.join());
            return started;
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("What the tests stand on did not start", e);
        }
    }

    private Map<String, String> postgres() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                // as in operation: the service owns its database and is no superuser
                statement.execute("create role dugnad login password 'dugnad'");
                statement.execute("create database dugnad owner dugnad");
            }
            var port = postgres.getPort();
            if (cables) {
                var cable = toTheDatabase = Cable.to(postgres::getPort);
                port = cable.port();
            }
            return Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/dugnad",
                    "quarkus.datasource.username", "dugnad",
                    "quarkus.datasource.password", "dugnad");
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> kafka() throws Exception {
        if (cables) {
            var broker = lone = LoneBroker.start();
            toTheBroker = broker.cable();
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
                admin.createTopics(topics()).all().get();
            }
            undone(broker.servers());
            return Map.of("kafka.bootstrap.servers", broker.serversByCable());
        }
        var nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .setBootstrapMetadataVersion(MetadataVersion.latestProduction())
                .build();
        var builder = new KafkaClusterTestKit.Builder(nodes);
        BROKER.forEach(builder::setConfigProp);
        kafka = builder.build();
        kafka.format();
        kafka.startup();
        kafka.waitForReadyBrokers();
        try (var admin = Admin.create(kafka.clientProperties())) {
            admin.createTopics(topics()).all().get();
        }
        undone(kafka.bootstrapServers());
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
    }

    /** Leaves on every topic what a feed passes without an event, as it does in operation: a transaction that was undone. */
    private static void undone(String servers) throws IOException {
        var settings = Map.<String, Object>of("bootstrap.servers", servers, "transactional.id", "undone");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (var topic : topics())
                for (var partition = 0; partition < topic.numPartitions(); partition++)
                    producer.send(new ProducerRecord<>(topic.name(), partition, "undone", "{}"));
            producer.flush();
            producer.abortTransaction();
        }
    }

    /** The suite's own list, {@code deploy/topics.csv}: topic, partitions, cleanup policy. */
    private static Set<NewTopic> topics() throws IOException {
        try (var lines = Files.lines(inRepository("deploy/topics.csv"))) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(","))
                    .map(topic -> new NewTopic(topic[0], Integer.parseInt(topic[1]), (short) 1)
                            .configs(Map.of("cleanup.policy", topic[2])))
                    .collect(Collectors.toSet());
        }
    }

    /** A file of the repository, from whichever module the tests run in. */
    public static Path inRepository(String path) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.exists(folder.resolve("mvnw"))) return folder.resolve(path);
        throw new IllegalStateException("not inside the repository");
    }

    @Override
    public void stop() {
        Broker.hangUp();
        for (var part : new AutoCloseable[] {issuer, kafka, lone, toTheDatabase, postgres})
            try {
                if (part != null) part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
    }
}
