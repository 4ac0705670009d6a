package no.dugnad.municipalities.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Notices that another replica has written to the registry: it is told at the commit, and looks once a second in any case. Whoever has written waits until the
 * others have it, so that what is answered as written is read everywhere; a replica that does not get there in some seconds is not waited for again, until it has
 * shown that it goes on.
 */
@Singleton
class RegistryJob {
    private static final Logger LOG = Logger.getLogger(RegistryJob.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(5);

    private static final String BEHIND = """
            select exists (select from registry_reader r join pg_stat_activity a on a.pid = r.process where r.process <> ? and r.seen < ?)
            """;

    private final CurrentRegistry registry;
    private final DataSource database;
    private final String url;
    private final Properties access = new Properties();
    private volatile boolean running = true;
    private volatile int process;
    private boolean readable = true;
    private @Nullable Thread thread;

    RegistryJob(
            CurrentRegistry registry,
            DataSource database,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.registry = registry;
        this.database = database;
        this.url = url;
        access.putAll(Map.of(
                "user", user,
                "password", password,
                "ApplicationName", "registry",
                "connectTimeout", "5",
                "socketTimeout", "10",
                "tcpKeepAlive", "true"));
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void start() {
        thread = Thread.ofPlatform().name("registry").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        var listening = thread;
        if (listening != null) listening.join(LOOK.plus(LOOK));
    }

    private void run() {
        while (running)
            try (var connection = DriverManager.getConnection(url, access)) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (running && readable)
                    LOG.warn("The registry's tables cannot be read; what is in memory stands: " + e.getMessage());
                readable = false;
                LockSupport.parkNanos(LOOK.toNanos());
            }
    }

    private void listen(Connection connection) throws SQLException {
        var notices = connection.unwrap(PGConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("listen registry");
        }
        process = notices.getBackendPID();
        try (var seen = connection.prepareStatement("""
                with gone as (delete from registry_reader where process not in (select pid from pg_stat_activity where pid <> ?))
                insert into registry_reader values (?, ?) on conflict (process) do update set seen = greatest(registry_reader.seen, excluded.seen)
                """)) {
            var newest = 0L;
            var due = true;
            while (running) {
                if (registry.isRead()) {
                    registry.refresh();
                    readable = true;
                    if (due) {
                        seen.setInt(1, process);
                        seen.setInt(2, process);
                        seen.setLong(3, newest);
                        seen.executeUpdate();
                        due = false;
                    }
                }
                var told = newest(notices);
                if (told < 0) continue;
                newest = told;
                due = true;
            }
        }
    }

    /** The newest write that was told in the last second, or -1. */
    private static long newest(PGConnection notices) throws SQLException {
        var told = notices.getNotifications((int) LOOK.toMillis());
        return told == null
                ? -1
                : Arrays.stream(told)
                        .mapToLong(notice -> Long.parseLong(notice.getParameter()))
                        .max()
                        .orElse(-1);
    }

    /** After it is shown here: the answer is sent when it is shown by all. */
    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CurrentRegistry.Written written) {
        var until = System.nanoTime() + WAIT.toNanos();
        QuarkusTransaction.suspendingExisting().run(() -> {
            try (var connection = database.getConnection();
                    var question = connection.prepareStatement(BEHIND)) {
                question.setInt(1, process);
                question.setLong(2, written.number());
                while (isBehind(question)) {
                    if (System.nanoTime() > until) {
                        forget(connection, written.number());
                        return;
                    }
                    LockSupport.parkNanos(2_000_000);
                }
            } catch (SQLException e) {
                LOG.debug("It is not known what other replicas have", e);
            }
        });
    }

    /** Whoever hangs says so itself when it goes on. */
    private void forget(Connection connection, long number) throws SQLException {
        try (var delete = connection.prepareStatement("delete from registry_reader where process <> ? and seen < ?")) {
            delete.setInt(1, process);
            delete.setLong(2, number);
            LOG.warnf(
                    "%d other replicas of the registry do not show the write that is answered now",
                    delete.executeUpdate());
        }
    }

    private static boolean isBehind(PreparedStatement question) throws SQLException {
        try (var row = question.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
