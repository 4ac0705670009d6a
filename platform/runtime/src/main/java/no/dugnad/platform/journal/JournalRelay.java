package no.dugnad.platform.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Takes the journal to Kafka. Every process of the service gives committed rows the next sequence, in commit order and without a gap; the one whose {@link Turn} it is
 * sends them in that order. Numbering does not wait for the broker, nor for a turn: the HTTP event feed goes on whatever happens to them.
 *
 * <p>A batch is sent whole or not at all. When the one who sent it has gone before it could say so here, the next sends it again, with the same ids and sequences; readers
 * ignore the second.
 *
 * <p>It has a connection of its own for as long as it lives, because LISTEN lives with the connection. One that hangs is given up well within the life of a turn.
 */
@Singleton
public class JournalRelay {
    private static final Logger LOG = Logger.getLogger(JournalRelay.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final long EPOCH = 0;
    private static final long SHORTEST_PAUSE = 1;
    private static final long LONGEST_PAUSE = 30;

    private final EventForm form;
    private final Map<String, Object> kafka;
    private final int longest;
    private final String url;
    private final Properties access = new Properties();
    private final AtomicLong unsent = new AtomicLong();
    private final UUID process = UUID.randomUUID();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    private @Nullable Sender sender;

    /** After a failure of the broker's: when it is tried again, and how many seconds after the next failure. */
    private long notBefore = System.nanoTime();

    private long pause = SHORTEST_PAUSE;

    JournalRelay(
            EventForm form,
            MeterRegistry meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dugnad.journal.longest-event") int longest,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.form = form;
        this.kafka = kafka;
        this.longest = longest;
        this.url = url;
        access.putAll(Map.of(
                "user", user,
                "password", password,
                "ApplicationName", "journal",
                "connectTimeout", "5",
                "socketTimeout", "10",
                "tcpKeepAlive", "true",
                "options", "-c statement_timeout=8s"));
        Gauge.builder("dugnad.journal.unsent", unsent, AtomicLong::get)
                .description("Events that are recorded and not yet acknowledged by the broker")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("journal-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        var relaying = thread;
        if (relaying == null) return;
        // what is being sent is finished; only what waits in vain is cut short
        if (relaying.join(LOOK.plus(LOOK))) return;
        relaying.interrupt();
        relaying.join(5_000);
    }

    private void run() {
        while (running) {
            var turn = new Turn(process);
            try (var connection = DriverManager.getConnection(url, access)) {
                try {
                    relay(connection, turn);
                } finally {
                    var ours = sender != null;
                    leave();
                    if (ours && !connection.isClosed()) turn.giveBack(connection);
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (!running) return;
                LOG.warn("The relay begins again in a second: " + e.getMessage());
                LOG.debug("The relay's failure", e);
                pause();
            }
        }
    }

    private void relay(Connection connection, Turn turn) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen journal");
        }
        var notifications = connection.unwrap(PGConnection.class);
        while (running) {
            var numbered = Outbox.number(connection);
            // woken by a commit, and looks by itself once a second
            if (!round(connection, turn) && numbered < Outbox.MOST)
                notifications.getNotifications((int) LOOK.toMillis());
        }
    }

    /** @return whether something was sent */
    private boolean round(Connection connection, Turn turn) throws SQLException, InterruptedException {
        try {
            var way = way(connection, turn);
            if (way == null) return false;
            var waiting = Outbox.waiting(connection);
            unsent.set(waiting.size());
            if (waiting.isEmpty()) return false;
            var messages =
                    waiting.stream().map(entry -> form.message(entry, EPOCH)).toList();
            await(way.send(messages), connection, turn);
            Outbox.mark(connection, waiting);
            pause = SHORTEST_PAUSE;
            return true;
        } catch (ExecutionException e) {
            LOG.warnf("The broker is tried again in %d s: %s", pause, e.getCause());
            LOG.debug("The broker's failure", e);
            notBefore = System.nanoTime() + TimeUnit.SECONDS.toNanos(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
            leave();
            turn.giveBack(connection); // another may have a better way to the broker
            return false;
        }
    }

    /** The way to Kafka while it is our turn, so that nobody else can send; null while it is not. */
    private @Nullable Sender way(Connection connection, Turn turn)
            throws SQLException, InterruptedException, ExecutionException {
        var way = sender;
        if (way == null) {
            if (notBefore - System.nanoTime() > 0 || !turn.take(connection)) return null;
            way = new Sender(kafka, form.service(), longest);
            sender = way;
            await(way.open(), connection, turn);
        }
        // after it was opened: one that has lost its turn meanwhile has barred the one whose turn it is, and must not
        // send
        if (turn.renew(connection)) return way;
        LOG.info("It is another's turn to send the journal");
        leave();
        return null;
    }

    /** Waits for the broker, and goes on numbering meanwhile. */
    private void await(CompletableFuture<Void> done, Connection connection, Turn turn)
            throws ExecutionException, InterruptedException, SQLException {
        while (true) {
            try {
                done.get(500, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException slow) {
                Outbox.number(connection);
                turn.renew(connection);
            }
        }
    }

    private void leave() {
        if (sender != null) sender.close();
        sender = null;
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
