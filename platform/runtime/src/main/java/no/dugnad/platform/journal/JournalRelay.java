package no.dugnad.platform.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Takes the journal to Kafka. One writer in the whole installation (a PostgreSQL advisory lock) first gives committed rows the next sequence, in
 * commit order and without a gap, and then sends them in that order. Numbering does not wait for the broker: the HTTP event feed goes on while it is
 * down. After a failure rows may be sent twice, with the same id and sequence; readers ignore the second.
 *
 * <p>It has a connection of its own for as long as it lives, because the lock and LISTEN live with the connection.
 */
@Singleton
public class JournalRelay {
    private static final Logger LOG = Logger.getLogger(JournalRelay.class);
    private static final long LOCK = 0x6475676e6164L; // "dugnad"
    private static final int BATCH = 500;

    private static final String NUMBER = """
            with next as (select position, row_number() over (order by position) as n
                          from (select position from journal where sequence is null order by position limit %d) waiting),
                 last as (select coalesce(max(sequence), 0) as sequence from journal)
            update journal set sequence = last.sequence + next.n from next, last where journal.position = next.position
            """.formatted(BATCH);
    private static final String UNSENT =
            "select * from journal where sent_at is null and sequence is not null order by sequence limit " + BATCH;
    private static final String MARK = "update journal set sent_at = clock_timestamp() where sequence between ? and ?";

    private final Emitter<String> emitter;
    private final EventForm form;
    private final String url;
    private final String user;
    private final String password;
    private final AtomicLong unsent = new AtomicLong();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    JournalRelay(
            @Channel("journal") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<String> emitter,
            EventForm form,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.emitter = emitter;
        this.form = form;
        this.url = url;
        this.user = user;
        this.password = password;
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
        relaying.interrupt();
        relaying.join(5_000);
    }

    private void run() {
        while (running) {
            try (var connection = DriverManager.getConnection(url, user, password)) {
                if (alone(connection)) relay(connection);
                else Thread.sleep(2_000);
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

    private static boolean alone(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var got = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            got.next();
            return got.getBoolean(1);
        }
    }

    private void relay(Connection connection) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute("listen journal");
        }
        connection.setAutoCommit(false);
        var notifications = connection.unwrap(PGConnection.class);
        while (running) {
            while (running && round(connection)) {}
            connection.commit();
            notifications.getNotifications(1_000); // woken by a commit, and looks by itself once a second
        }
    }

    /** @return whether there was something to send */
    private boolean round(Connection connection) throws Exception {
        number(connection);
        var sent = new ArrayList<CompletionStage<?>>();
        long first = 0;
        long last = 0;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(UNSENT)) {
            while (rows.next()) {
                last = rows.getLong("sequence");
                if (first == 0) first = last;
                sent.add(send(rows));
            }
        }
        connection.commit();
        unsent.set(sent.size());
        if (sent.isEmpty()) return false;
        await(
                CompletableFuture.allOf(
                        sent.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new)),
                connection);
        try (var statement = connection.prepareStatement(MARK)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            statement.executeUpdate();
        }
        connection.commit();
        return true;
    }

    private static int number(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var numbered = statement.executeUpdate(NUMBER);
            connection.commit();
            return numbered;
        }
    }

    /** Waits for the broker, and goes on numbering meanwhile. */
    private void await(CompletableFuture<Void> acknowledged, Connection connection)
            throws ExecutionException, InterruptedException, SQLException {
        while (true) {
            try {
                acknowledged.get(500, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException slow) {
                unsent.addAndGet(number(connection));
            }
        }
    }

    private CompletionStage<Void> send(ResultSet row) throws SQLException {
        var acknowledged = new CompletableFuture<Void>();
        var event = OutgoingCloudEventMetadata.<String>builder()
                .withId(row.getString("id"))
                .withSource(URI.create(form.source()))
                .withType(row.getString("type"))
                .withSubject(row.getString("key"))
                .withTimestamp(ZonedDateTime.from(row.getObject("recorded_at", OffsetDateTime.class)))
                .withDataContentType("application/json")
                .withDataSchema(URI.create(form.schema(row.getString("aggregate"))))
                .withExtension("sequence", row.getString("sequence"))
                .withExtension("partitionkey", row.getString("key"));
        for (var optional : List.of("traceparent", "consumer"))
            if (row.getString(optional) != null)
                event.withExtension(optional.equals("consumer") ? "onbehalfof" : optional, row.getString(optional));
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic("dugnad." + row.getString("aggregate"))
                .withKey(row.getString("key"))
                .build();
        emitter.send(Message.of(
                row.getString("data"),
                Metadata.of(event.build(), record),
                () -> {
                    acknowledged.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    acknowledged.completeExceptionally(failure);
                    return CompletableFuture.completedFuture(null);
                }));
        return acknowledged;
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
