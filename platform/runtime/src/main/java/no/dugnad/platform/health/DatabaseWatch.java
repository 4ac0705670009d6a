package no.dugnad.platform.health;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import no.dugnad.platform.clock.DatabaseClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers, and by the way what time it is there. It is asked four times a second over a connection of its own, and has one second to answer;
 * whoever wants to know gets what the last question told, at once.
 */
@Singleton
public class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    /** A watch that tells nothing for so long is itself held up, and what it told last is no longer known. */
    private static final Duration STALE = Duration.ofSeconds(4);

    private final AgroalDataSource pool;
    private final DatabaseClock clock;
    private final String url;
    private final Properties access = new Properties();
    private volatile boolean running = true;
    private volatile @Nullable String why;
    private volatile long told = System.nanoTime();
    private Instant since = Instant.now();
    private @Nullable Connection connection;
    private @Nullable Thread thread;

    DatabaseWatch(
            AgroalDataSource pool,
            DatabaseClock clock,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.pool = pool;
        this.clock = clock;
        this.url = url;
        access.putAll(Map.of(
                "user", user,
                "password", password,
                "ApplicationName", "watch",
                "connectTimeout", "1",
                "socketTimeout", "1"));
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("database-watch").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        var watching = thread;
        if (watching == null) return;
        LockSupport.unpark(watching);
        watching.join(3_000);
    }

    /** Why it does not answer, in one line; null when it does. */
    public @Nullable String away() {
        var reason = why;
        return reason == null && System.nanoTime() - told > STALE.toNanos()
                ? "it has not been asked for some seconds"
                : reason;
    }

    private void run() {
        while (running) {
            tell(asked());
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        leave();
    }

    private @Nullable String asked() {
        // a connection that is broken tells nothing of the next; one that says nothing does
        var kept = connection != null;
        try {
            ask();
            return kept ? null : anew();
        } catch (SQLException e) {
            leave();
            if (!kept || e.getCause() instanceof SocketTimeoutException) return reason(e);
        }
        try {
            ask();
            return anew();
        } catch (SQLException e) {
            leave();
            return reason(e);
        }
    }

    /** Where this connection was lost those of the pool were, too: nobody is given one of them. */
    private @Nullable String anew() {
        pool.flush(FlushMode.GRACEFUL);
        return why == null ? null : "its connections are made anew";
    }

    private void ask() throws SQLException {
        var open = connection;
        if (open == null) connection = open = DriverManager.getConnection(url, access);
        try (var statement = open.createStatement()) {
            var asked = System.nanoTime();
            try (var row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                clock.told(row.getObject(1, OffsetDateTime.class).toInstant(), asked, System.nanoTime());
            }
        }
    }

    private void tell(@Nullable String reason) {
        var before = why;
        why = reason;
        told = System.nanoTime();
        if (before == null && reason != null) {
            since = Instant.now();
            LOG.warnf("The database does not answer: %s", reason);
        } else if (before != null && reason == null)
            LOG.infof(
                    "The database answers again after %d ms",
                    Duration.between(since, Instant.now()).toMillis());
    }

    private void leave() {
        try {
            if (connection != null) connection.close();
        } catch (SQLException e) {
            // broken
        }
        connection = null;
    }

    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
