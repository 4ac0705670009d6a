package no.dugnad.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import no.dugnad.platform.write.Silence;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Builds the read model anew beside the one that is read, from Kafka alone, and puts it in its place in one transaction: readers see the old one whole or
 * the new one whole. It is done when the service is started with {@code dugnad.rebuild=true}, and the old one serves meanwhile; and when the script of the
 * read model has changed, and the service is not ready until then, because the old one no longer fits it (an older replica of the service serves on).
 *
 * <p>What is not told by topics but counted from tables that the service owns is counted in the same transaction, by a function
 * {@code read_model.refill(model text)} where the script makes one. It is told the name of the schema that it fills. It first takes the lock that keeps
 * others from writing to those tables, and last one on the table that its own takes the place of, which they write too.
 *
 * <p>The schemas change names, and the old one is dropped when nobody is in it any more: a writer that has read something of it and now waits for that lock
 * would otherwise wait for us, and we for it. So {@code feed_position} is what says who is in there: a feed writes it first, and a reader whose transaction is
 * of one moment ({@code repeatable read}) locks it ({@code in access share mode}) before it reads anything, as its moment is then that of the read model it
 * has got.
 */
@Singleton
public class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final String SCRIPT = "db/migration/R__read_model.sql";
    private static final long LOCK = 0x72656275696c64L; // "rebuild"
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_REFILL = Duration.ofMinutes(30);

    /** The one whose place was taken. */
    private static final String GONE = "read_model_gone";

    /** Deadlock found, lock not had in time: somebody is at work in there, and we try again. */
    private static final Set<String> LATER = Set.of("40P01", "55P03");

    private final DataSource database;
    private final FeedMethods feeds;
    private final Map<String, Object> kafka;
    private final boolean asked;
    private volatile boolean running = true;
    private volatile boolean changing;
    private @Nullable Thread thread;

    Rebuild(
            DataSource database,
            FeedMethods feeds,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dugnad.rebuild", defaultValue = "false") boolean asked) {
        this.database = database;
        this.feeds = feeds;
        this.kafka = kafka;
        this.asked = asked;
    }

    /** Whether the read model is of another make than this service: its feeds and its readers have to wait. */
    boolean changing() {
        return changing;
    }

    void start(@Observes StartupEvent event) throws SQLException, IOException {
        if (scriptless()) return;
        changing = there() && !"asked".equals(remark());
        // begun before anybody can ask whether it is done; one that was asked for and cut short is dropped
        if (asked && !changing) make();
        else if (there() && !changing) drop("read_model_next");
        if (there()) thread = Thread.ofPlatform().name("rebuild").daemon().start(this::untilDone);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        var building = thread;
        if (building == null) return;
        building.interrupt();
        building.join(5_000);
    }

    /** Builds the next read model from the beginning and returns when it is in its place. */
    public void run() throws SQLException, IOException {
        make();
        fill();
    }

    private void untilDone() {
        while (running)
            try {
                fill();
                changing = false;
                return;
            } catch (Exception e) {
                if (!running) return;
                LOG.warn("The read model is built on in a second: " + e.getMessage(), e);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
    }

    /** The empty tables of the next read model, by the script that made the one there is. */
    private void make() throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(text(SCRIPT));
                statement.execute(text("db/platform/afterEachMigrate.sql"));
                statement.execute("comment on schema read_model_next is 'asked'");
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void fill() throws SQLException {
        try (var alone = database.getConnection()) {
            // of several replicas of the service one builds; the others wait
            while (there() && !alone(alone)) {
                if (!running) return;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            try {
                drop(GONE);
                if (there()) fromKafka();
                drop(GONE);
            } finally {
                query(alone, "select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void fromKafka() throws SQLException {
        var begun = Instant.now();
        var taken = 0L;
        var settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("max.partition.fetch.bytes", "4194304");
        settings.put("isolation.level", "read_committed");
        settings.remove("group.id");
        var methods = feeds.byTopic();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = methods.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            seek(consumer, partitions);
            while (true) {
                var records = consumer.poll(Duration.ofMillis(200));
                for (var record : records) {
                    if (!running) return;
                    var event = FeedEventConverter.event(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.key(),
                            record.headers(),
                            Instant.ofEpochMilli(record.timestamp()),
                            record.value());
                    ReadModel.build(() -> take(Objects.requireNonNull(methods.get(record.topic())), event));
                    taken++;
                }
                if (!records.isEmpty() || !atTheEnd(consumer, partitions)) continue;
                if (swap(consumer, partitions)) break;
                if (!running) return;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        LOG.infof(
                "The read model is built anew from %d events in %d ms, and in its place",
                taken, Duration.between(begun, Instant.now()).toMillis());
    }

    private static void take(java.util.function.Consumer<FeedEvent> feed, FeedEvent event) {
        try {
            feed.accept(event);
        } catch (UnreadableEvent alreadyPutAside) {
            // it lies on the dead letter topic since it was first read
        }
    }

    /** Where an earlier run has come, or the beginning. */
    private void seek(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) throws SQLException {
        consumer.seekToBeginning(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select topic, partition, next_offset from read_model_next.feed_position")) {
            while (row.next()) {
                var partition = new TopicPartition(row.getString(1), row.getInt(2));
                if (partitions.contains(partition))
                    consumer.seek(
                            partition, Math.max(row.getLong(3), Objects.requireNonNull(beginnings.get(partition))));
            }
        }
    }

    private static boolean atTheEnd(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** @return false when somebody was in the way, or the feeds of the old one have come further meanwhile */
    private boolean swap(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) throws SQLException {
        try (var connection = database.getConnection()) {
            Silence.atMost(LONGEST_REFILL, connection);
            connection.setAutoCommit(false);
            try {
                for (var partition : partitions) reached(connection, partition, consumer.position(partition));
                execute(connection, "set local lock_timeout = '2s'");
                if (query(connection, "select to_regprocedure('read_model_next.refill(text)') is not null"))
                    execute(connection, "select read_model_next.refill('read_model_next')");
                // from here on readers wait, so it must not take long
                execute(connection, "set local lock_timeout = '300ms'");
                execute(connection, "lock table read_model.feed_position in access exclusive mode");
                if (query(connection, """
                        select exists (
                          select from read_model.feed_position old
                          join read_model_next.feed_position new using (topic, partition)
                          where old.next_offset > new.next_offset)
                        """)) {
                    connection.rollback();
                    return false;
                }
                execute(connection, "alter schema read_model rename to " + GONE);
                execute(connection, "alter schema read_model_next rename to read_model");
                execute(connection, "comment on schema read_model is null");
                connection.commit();
                return true;
            } catch (SQLException e) {
                connection.rollback();
                if (LATER.contains(e.getSQLState())) return false;
                throw e;
            }
        }
    }

    private static void reached(Connection connection, TopicPartition partition, long next) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into read_model_next.feed_position (topic, partition, next_offset, complete) values (?, ?, ?, true)
                on conflict (topic, partition) do update set next_offset = excluded.next_offset, complete = true
                """)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            statement.setLong(3, next);
            statement.executeUpdate();
        }
    }

    private static boolean alone(Connection connection) throws SQLException {
        return query(connection, "select pg_try_advisory_lock(" + LOCK + ")");
    }

    private boolean there() throws SQLException {
        try (var connection = database.getConnection()) {
            return query(connection, "select exists (select from pg_namespace where nspname = 'read_model_next')");
        }
    }

    private @Nullable String remark() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'read_model_next'")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** When nobody is in it any more. */
    private void drop(String schema) throws SQLException {
        while (running)
            try (var connection = database.getConnection()) {
                Silence.atMost(LONGEST_REFILL, connection);
                execute(connection, "set client_min_messages = warning; set lock_timeout = '300ms'");
                try {
                    execute(connection, "drop schema if exists " + schema + " cascade");
                    return;
                } catch (SQLException e) {
                    if (!LATER.contains(e.getSQLState())) throw e;
                    LockSupport.parkNanos(PAUSE.toNanos());
                } finally {
                    execute(connection, "reset client_min_messages; reset lock_timeout");
                }
            }
    }

    private static boolean query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean scriptless() {
        return Thread.currentThread().getContextClassLoader().getResource(SCRIPT) == null;
    }

    private static String text(String resource) throws IOException {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
