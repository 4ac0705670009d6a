package no.dugnad.platform.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.testing.LoneBroker;
import no.dugnad.platform.testing.LoneDatabase;
import no.dugnad.platform.testing.Patience;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A relay between a database and a broker, both of them real; what lies between can be cut and can hang. Each test has a journal and a topic of its own. */
abstract class OnARelay {
    static final int LONGEST = 1_000_000;

    static LoneDatabase database;
    static LoneBroker broker;
    private static int services;

    final Backlog backlog = new Backlog(new SimpleMeterRegistry());
    private final List<JournalRelay> relays = new ArrayList<>();
    String aggregate;
    private String service;

    @BeforeAll
    static void start() throws IOException {
        database = LoneDatabase.start();
        broker = LoneBroker.start();
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
        broker.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute(
                "truncate journal, journal_topic restart identity",
                "update journal_life set epoch = 0, database = null",
                "update relay set holder = null, term = 0, until = '-infinity'");
        service = "sample" + ++services;
        aggregate = "thing" + services;
        broker.create(topic(), 1);
    }

    @AfterEach
    void stop() throws InterruptedException {
        broker.cable().mend();
        database.cable().mend();
        for (var relay : relays) relay.stop(new ShutdownEvent());
    }

    final String topic() {
        return "dugnad." + aggregate;
    }

    final JournalRelay relay(String servers, String url) {
        var relay = new JournalRelay(
                new EventForm(service, "http://localhost"),
                backlog,
                Map.of("bootstrap.servers", servers),
                LONGEST,
                url,
                "postgres",
                "");
        relay.start(new StartupEvent());
        relays.add(relay);
        return relay;
    }

    final JournalRelay relay() {
        return relay(broker.servers(), database.url());
    }

    final void record(Connection connection, String key, String data) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into journal (aggregate, key, type, data) values (?, ?, 'made', ?::json)")) {
            statement.setString(1, aggregate);
            statement.setString(2, key);
            statement.setString(3, data);
            statement.executeUpdate();
        }
    }

    final void record(String... keys) throws SQLException {
        try (var connection = database.connect()) {
            for (var key : keys) record(connection, key, "{}");
        }
    }

    /** {@code key:sequence} of each message that is committed. */
    final List<String> told() {
        return told(broker.committed(topic()));
    }

    static List<String> told(List<ConsumerRecord<String, String>> messages) {
        return messages.stream()
                .map(message -> message.key() + ":" + header(message, "ce_sequence"))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    static void awaitSql(String expected, String sql) {
        Patience.await().untilAsserted(() -> assertEquals(expected, database.one(sql)));
    }

    static void awaitAllSent() {
        awaitSql("0", "select count(*) from journal where sent_at is null");
    }

    static void awaitATurn() {
        awaitSql("1", "select count(*) from relay where until > clock_timestamp()");
    }

    static String holder() throws SQLException {
        return database.one("select holder from relay");
    }

    /** As when its holder has not renewed it in time. */
    static void itsTurnRunsOut() throws SQLException {
        database.execute("update relay set until = '-infinity'");
    }

    static String text(int length) {
        return "\"" + "x".repeat(length) + "\"";
    }
}
