package no.dugnad.platform.journal;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Takes the journal to Kafka. Every process of the service gives committed rows the next sequence, in commit order and without a gap; the one whose {@link Turn} it is
 * sends them in that order ({@link Sending}). Numbering does not wait for the broker, nor for a turn: the HTTP event feed goes on whatever happens to them. Of each
 * aggregate so many rows are taken in one go, so that nothing waits behind the events of an import of another.
 *
 * <p>A journal whose database was put back to an earlier moment begins a new {@link Life}, and topics that are others than before, or shorter, are filled again
 * ({@link Refill}): whoever has the turn looks, on each new connection before it sends anything, and now and then.
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

    private final Backlog backlog;
    private final Sending sending;
    private final String url;
    private final Properties access = new Properties();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    JournalRelay(
            EventForm form,
            Backlog backlog,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dugnad.journal.longest-event") int longest,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.backlog = backlog;
        this.sending = new Sending(form, kafka, longest, backlog);
        this.url = url;
        access.putAll(Map.of(
                "user", user,
                "password", password,
                "ApplicationName", "journal",
                "connectTimeout", "5",
                "socketTimeout", "10",
                "tcpKeepAlive", "true",
                // what waits is read in the order of its index, and not sorted whole, however much of it there is
                "options", "-c statement_timeout=8s -c enable_bitmapscan=off"));
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
            try (var connection = DriverManager.getConnection(url, access)) {
                try {
                    relay(connection);
                } finally {
                    sending.leave(connection);
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

    private void relay(Connection connection) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen journal");
        }
        // before anything is numbered: another database is seen to be one with or without the broker
        Life.here(connection);
        var notifications = connection.unwrap(PGConnection.class);
        while (running) {
            var numbered = Outbox.number(connection);
            var more = sending.round(connection) || numbered >= Outbox.MOST;
            backlog.count(connection);
            // woken by a commit, and looks by itself once a second
            if (!more) notifications.getNotifications((int) LOOK.toMillis());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
