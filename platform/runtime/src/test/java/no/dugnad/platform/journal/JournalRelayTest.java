package no.dugnad.platform.journal;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import no.dugnad.platform.Database;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay promises when the broker, the connection or another relay is in its way: the broker is one that acknowledges when the test says so. */
class JournalRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TURN = "pg_advisory_lock(" + 0x6475676e6164L + ")";

    private static Database database;

    private final List<JournalRelay> relays = new ArrayList<>();

    /** A broker: what was sent to it, oldest first. */
    private static final class Topic implements Emitter<String> {
        private final BlockingQueue<Message<? extends String>> sent = new LinkedBlockingQueue<>();

        @Override
        public <M extends Message<? extends String>> void send(M message) {
            sent.add(message);
        }

        @Override
        public CompletionStage<Void> send(String payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {
            // never asked for
        }

        @Override
        public void error(Exception failure) {
            // never asked for
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }

        Message<? extends String> next() throws InterruptedException {
            var message = sent.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertNotNull(message, "nothing was sent");
            return message;
        }

        List<Message<? extends String>> next(int count) throws InterruptedException {
            var messages = new ArrayList<Message<? extends String>>();
            while (messages.size() < count) messages.add(next());
            return messages;
        }
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = Database.start();
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute("truncate journal restart identity");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var relay : relays) relay.stop(new ShutdownEvent());
    }

    private JournalRelay relay(Topic topic) {
        var relay = new JournalRelay(
                topic,
                new EventForm("sample", "http://localhost"),
                new SimpleMeterRegistry(),
                database.url(),
                "postgres",
                "");
        relay.start(new StartupEvent());
        relays.add(relay);
        return relay;
    }

    private static void record(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into journal (aggregate, key, type, data) values ('thing', ?, 'made', '{}')")) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    private static void record(String... keys) throws SQLException {
        try (var connection = database.connect()) {
            for (var key : keys) record(connection, key);
        }
    }

    /** {@code key:sequence} of a message. */
    private static String told(Message<?> message) {
        var event = message.getMetadata(OutgoingCloudEventMetadata.class).orElseThrow();
        return event.getSubject().orElseThrow() + ":"
                + event.getExtension("sequence").orElseThrow();
    }

    private static List<String> told(List<? extends Message<?>> messages) {
        return messages.stream().map(JournalRelayTest::told).toList();
    }

    private static String sequence(String key) throws SQLException {
        return database.one("select sequence from journal where key = '" + key + "'");
    }

    private static String unmarked() throws SQLException {
        return database.one("select count(*) from journal where sent_at is null");
    }

    private static void awaitSql(String expected, String sql) {
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(expected, database.one(sql)));
    }

    /** A relay whose turn it is not keeps the connection over which it asked for a moment. */
    private static void awaitARelayThatIsRefused() {
        awaitSql("1", """
                select count(*) from pg_stat_activity asking
                where state = 'idle' and query like '%pg_try_advisory_lock%'
                  and not exists (select from pg_locks held where held.pid = asking.pid and locktype = 'advisory')
                """);
    }

    @Test
    void aBatchThatFailsMidwayIsSentAgainWholeWithTheSameSequences() throws Exception {
        var topic = new Topic();
        record("a", "b", "c");
        relay(topic);
        var first = topic.next(3);

        first.get(0).ack();
        first.get(2).ack();
        first.get(1).nack(new IOException("the broker has gone"));

        var again = topic.next(3);
        assertEquals(List.of("a:1", "b:2", "c:3"), told(first));
        assertEquals(told(first), told(again));
        assertEquals("3", unmarked(), "none is marked before all are acknowledged");
        for (var message : again) message.ack();
        awaitSql("0", "select count(*) from journal where sent_at is null");
        assertTrue(topic.sent.isEmpty());
    }

    @Test
    void sequencesAreInTheOrderOfCommitsWithoutAGap() throws Exception {
        var topic = new Topic();
        relay(topic);
        try (var slow = database.connect();
                var undone = database.connect()) {
            slow.setAutoCommit(false);
            undone.setAutoCommit(false);
            record(slow, "late");
            record(undone, "never");
            record("early");
            var early = topic.next();
            early.ack();

            undone.rollback();
            slow.commit();

            assertEquals("early:1", told(early));
            assertEquals("late:2", told(topic.next()));
        }
    }

    @Test
    void numberingGoesOnWhileTheBrokerDoesNotAnswer() throws Exception {
        var topic = new Topic();
        record("unanswered");
        relay(topic);
        topic.next();

        record("meanwhile");

        awaitSql("2", "select sequence from journal where key = 'meanwhile'");
        assertTrue(topic.sent.isEmpty());
    }

    @Test
    void aRelayThatHasLostItsTurnWritesNothingMore() throws Exception {
        var topic = new Topic();
        record("first");
        relay(topic);
        var sent = topic.next();
        try (var other = database.connect();
                var statement = other.createStatement()) {
            // another stands in the queue for its turn, so that it is the next when the connection breaks
            var taken = Thread.ofVirtual().start(() -> {
                try {
                    statement.execute("select " + TURN);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            awaitSql("1", "select count(*) from pg_locks where locktype = 'advisory' and not granted");
            database.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted");
            taken.join();

            sent.ack();
            record("second");
            awaitARelayThatIsRefused();

            assertEquals("2", unmarked());
            assertNull(sequence("second"));
            assertTrue(topic.sent.isEmpty());
        }
        assertEquals(List.of("first:1", "second:2"), told(topic.next(2)), "when it has its turn again");
    }

    @Test
    void ofTwoRelaysOneSendsAndTheOtherTakesOver() throws Exception {
        var one = new Topic();
        var other = new Topic();
        var first = relay(one);
        awaitSql("1", "select count(*) from pg_locks where locktype = 'advisory' and granted");
        relay(other);
        awaitARelayThatIsRefused();
        record("a");
        one.next().ack();
        awaitSql("0", "select count(*) from journal where sent_at is null");
        assertTrue(other.sent.isEmpty());

        first.stop(new ShutdownEvent());
        record("b");

        assertEquals("b:2", told(other.next()));
        assertTrue(one.sent.isEmpty());
    }
}
