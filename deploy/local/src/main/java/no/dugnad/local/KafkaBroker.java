package no.dugnad.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.tools.StorageTool;
import no.dugnad.local.Ways.Listener;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** One Apache Kafka broker that is its own controller (KRaft), in a JVM of its own: in the launcher's it would own exit codes, shutdown hooks and logging. */
final class KafkaBroker {

    static final String NAME = "kafka";

    /** Written into the data when it is formatted; any constant will do, since the broker has no others to find. */
    private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

    private static final String LOG_FORMAT = "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n";

    private KafkaBroker() {}

    /** @param log what it says is added to this file */
    static ChildProcess start(DataFolder data, Ports ports, List<Listener> further, Path log) throws IOException {
        Path settings = data.resolve("kafka.properties");
        Files.writeString(
                settings,
                settings(
                        data.resolve("kafka"), ports.number(Port.KAFKA), ports.number(Port.KAFKA_CONTROLLER), further));
        format(settings);
        return ChildProcess.start(
                NAME,
                log,
                data.leftBehind(),
                List.of("-Xms128m", "-Xmx256m", "-Djava.util.logging.SimpleFormatter.format=" + LOG_FORMAT),
                System.getProperty("java.class.path"),
                List.of("kafka.Kafka", settings.toString()),
                Map.of());
    }

    /** Waits for the broker and creates the topics it does not have. */
    static void createMissingTopics(int port, List<Topic> topics) throws ExecutionException, InterruptedException {
        long patience = Patience.time().toSeconds();
        // the client would say of each attempt that nobody is there yet
        awaitListening(port, Instant.now().plusSeconds(patience));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            Set<String> present = admin.listTopics().names().get(patience, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                            .configs(Map.of("cleanup.policy", topic.cleanupPolicy())))
                    .toList();
            admin.createTopics(missing).all().get(patience, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Trouble("Kafka did not answer within %d s.".formatted(patience), e);
        }
    }

    private static void awaitListening(int port, Instant end) throws InterruptedException {
        while (Instant.now().isBefore(end)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    private static void format(Path settings) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", CLUSTER_ID, "-c", settings.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new Trouble("Kafka's data could not be formatted: "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    private static String settings(Path logs, int port, int controllerPort, List<Listener> further) {
        StringBuilder listeners = new StringBuilder();
        StringBuilder told = new StringBuilder();
        StringBuilder protocols = new StringBuilder();
        for (Listener one : further) {
            listeners.append(",%s://127.0.0.1:%d".formatted(one.name(), one.port()));
            told.append(",%s://127.0.0.1:%d".formatted(one.name(), one.told()));
            protocols.append(",%s:PLAINTEXT".formatted(one.name()));
        }
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d%4$s
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d%5$s
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT%6$s
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                # the services' producers send up to this (max.request.size): a grouping or a set of boundaries is one event
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                # one broker, so one copy of everything
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # A busy machine makes heartbeats late, and a broker that is late shuts itself out: this is long. After a crash it is how long the broker waits for
                # its own old session to run out.
                broker.session.timeout.ms=12000
                broker.heartbeat.interval.ms=1000
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(port, controllerPort, logs.toAbsolutePath(), listeners, told, protocols);
    }
}
