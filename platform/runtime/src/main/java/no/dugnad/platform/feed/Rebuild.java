package no.dugnad.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
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
import java.util.UUID;
import java.util.concurrent.ExecutionException;
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
 * read model has changed, and the service is not ready until then, because the old one no longer fits it (an older replica of the service serves on); and when a journal
 * says that it has begun a new life, or has filled a topic again that was made anew. Topics that are not whole are waited for.
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
    private final Topics topics;
    private final Lives lives;
    private final Map<String, Object> kafka;
    private final boolean asked;
    private volatile boolean running = true;
    private volatile boolean changing;
    private volatile @Nullable String waiting;
    private @Nullable Thread thread;

    Rebuild(
            DataSource database,
            FeedMethods feeds,
            Topics topics,
            Lives lives,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dugnad.rebuild", defaultValue = "false") boolean asked) {
        this.database = database;
        this.feeds = feeds;
        this.topics = topics;
        this.lives = lives;
        this.kafka = kafka;
        this.asked = asked;
    }

    /** Whether the read model is of another make than this service: its feeds and its readers have to wait. */
    boolean changing() {
        return changing;
    }

    /** What keeps one that is being built from taking its place; null when nothing does. */
    @Nullable
    String waiting() {
        return waiting;
    }

    void start(@Observes StartupEvent event) throws SQLException, IOException {
        if (scriptless()) return;
        lives.all();
        changing = there() && !"asked".equals(remark());
        // begun before anybody can ask whether it is done
        if (asked && !changing) make();
        if (asked || changing) build(this::fill);
    }

    /**
     * A topic whose journal has begun a new life, or that is another than before, has brought what may never have been: the read model is made anew without it. This looks whether it must be, so one that was
     * cut short is begun again, here or by another replica of the service.
     */
    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        var building = thread;
        if (scriptless() || !running || (building != null && building.isAlive())) return;
        try {
            if (lives.isNewer()) build(this::renew);
        } catch (SQLException e) {
            // a database that is away is told by others
        }
    }

    private void build(Work work) {
        thread = Thread.ofPlatform().name("rebuild").daemon().start(() -> untilDone(work));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        var building = thread;
        if (building == null) return;
        building.interrupt();
        building.join(5_000);
    }

    /** Builds the next read model from the beginning and returns when it is in its place. */
    public void run() throws SQLException, IOException, ExecutionException, InterruptedException {
        make();
        fill();
    }

    private void untilDone(Work work) {
        while (running)
            try {
                work.run();
                changing = false;
                return;
            } catch (Exception e) {
                if (!running) return;
                LOG.warn("The read model is built on in a second: " + e.getMessage(), e);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
    }

    private void make() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            make(connection);
        }
    }

    /** The empty tables of the next read model, by the script that made the one there is; unless another replica is building one. */
    private void make(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            if (query(connection, "select pg_try_advisory_xact_lock(" + LOCK + ")")) {
                execute(connection, text(SCRIPT));
                execute(connection, text("db/platform/afterEachMigrate.sql"));
                execute(connection, "comment on schema read_model_next is 'asked'");
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void fill() throws SQLException, IOException, ExecutionException, InterruptedException {
        try (var alone = database.getConnection()) {
            // of several replicas of the service one builds; the others wait
            while (there() && !alone(alone)) {
                if (!running) return;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            try {
                drop(GONE);
                while (there() && running && !fromKafka(alone)) make(alone);
                drop(GONE);
            } finally {
                waiting = null;
                unlock(alone);
            }
        }
    }

    private void renew() throws SQLException, IOException, ExecutionException, InterruptedException {
        try (var alone = database.getConnection()) {
            // another replica builds it, or one for another reason, which will be of the newest life, too
            if (!alone(alone)) return;
            try {
                if (!lives.isNewer()) return;
                LOG.info(
                        "A journal has begun a new life, or a topic is another: the read model is built anew, without what is told no more");
                drop(GONE);
                do make(alone);
                while (running && !fromKafka(alone));
                drop(GONE);
            } finally {
                waiting = null;
                unlock(alone);
            }
        }
    }

    /**
     * @param alone has the lock: when it is lost another may build, and this one is not put in its place
     * @return false when a journal began a new life meanwhile, and it has to be made from the beginning
     */
    private boolean fromKafka(Connection alone) throws SQLException, ExecutionException, InterruptedException {
        var begun = Instant.now();
        var taken = 0L;
        var settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("max.partition.fetch.bytes", "4194304");
        settings.put("isolation.level", "read_committed");
        settings.remove("group.id");
        var methods = feeds.byTopic();
        var source = new Source(topics.ids(methods.keySet()), lives.all(), new HashMap<>());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = methods.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            if (!seek(consumer, partitions, source)) return false;
            while (running) {
                var records = consumer.poll(Duration.ofMillis(200));
                for (var record : records) {
                    if (!running) return true;
                    var event = FeedEventConverter.event(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.key(),
                            record.headers(),
                            Instant.ofEpochMilli(record.timestamp()),
                            record.value());
                    ReadModel.build(() -> take(Objects.requireNonNull(methods.get(record.topic())), event));
                    source.seen.merge(record.topic(), event.epoch(), Math::max);
                    taken++;
                }
                if (source.isOfAnOlderLife(lives)) return false;
                if (!records.isEmpty() || !atTheEnd(consumer, partitions)) continue;
                if (!source.ids.equals(topics.ids(methods.keySet()))) return false;
                wait(unfinished(source));
                if (waiting == null && swap(alone, consumer, partitions, source)) break;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        if (running)
            LOG.infof(
                    "The read model is built anew from %d events in %d ms, and in its place",
                    taken, Duration.between(begun, Instant.now()).toMillis());
        return true;
    }

    /**
     * What a read model is made from.
     *
     * @param ids Kafka's own, of the topics
     * @param lives the newest of which all had been sent when the reading began
     * @param seen the newest that something is read of
     */
    private record Source(Map<String, UUID> ids, Map<String, Long> lives, Map<String, Long> seen) {
        long life(String topic) {
            return lives.getOrDefault(topic, 0L);
        }

        boolean isOfAnOlderLife(Lives now) {
            return ids.keySet().stream().anyMatch(topic -> now.of(topic) > life(topic));
        }
    }

    /** Why the topics are not whole; null when they are. */
    private @Nullable String unfinished(Source source) throws SQLException {
        var lost = lives.lost(source.ids.keySet());
        if (!lost.isEmpty()) return "not filled again by their journals yet: " + lost;
        var begun = source.seen.entrySet().stream()
                .filter(seen -> seen.getValue() > source.life(seen.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return begun.isEmpty() ? null : "being filled again by a new life of their journals: " + begun;
    }

    private void wait(@Nullable String reason) {
        if (reason != null && waiting == null) LOG.warnf("A new read model waits for topics that are %s", reason);
        waiting = reason;
    }

    private static void take(java.util.function.Consumer<FeedEvent> feed, FeedEvent event) {
        try {
            feed.accept(event);
        } catch (UnreadableEvent alreadyPutAside) {
            // it lies on the dead letter topic since it was first read
        }
    }

    /**
     * Where an earlier run has come, or the beginning.
     *
     * @return false when that run read other topics, or of an older life
     */
    private boolean seek(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions, Source source)
            throws SQLException {
        consumer.seekToBeginning(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        try (var connection = database.getConnection()) {
            try (var statement = connection.prepareStatement("""
                    insert into read_model_next.feed_position (topic, partition, next_offset, topic_id, epoch) values (?, ?, 0, ?, ?)
                    on conflict do nothing
                    """)) {
                for (var partition : partitions) {
                    statement.setString(1, partition.topic());
                    statement.setInt(2, partition.partition());
                    statement.setObject(3, source.ids.get(partition.topic()));
                    statement.setLong(4, source.life(partition.topic()));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select topic, partition, next_offset, topic_id, epoch from read_model_next.feed_position")) {
                while (row.next()) {
                    var partition = new TopicPartition(row.getString(1), row.getInt(2));
                    if (!partitions.contains(partition)) continue;
                    if (!Objects.equals(source.ids.get(partition.topic()), row.getObject(4, UUID.class))
                            || source.life(partition.topic()) != row.getLong(5)) return false;
                    consumer.seek(
                            partition, Math.max(row.getLong(3), Objects.requireNonNull(beginnings.get(partition))));
                }
            }
        }
        return true;
    }

    private static boolean atTheEnd(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** @return false when somebody was in the way, or the feeds of the old one have come further meanwhile */
    private boolean swap(
            Connection connection,
            KafkaConsumer<String, String> consumer,
            List<TopicPartition> partitions,
            Source source)
            throws SQLException {
        Silence.atMost(LONGEST_REFILL, connection);
        connection.setAutoCommit(false);
        try {
            for (var partition : partitions) reached(connection, partition, consumer.position(partition), source);
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
                      where old.next_offset > new.next_offset
                        and coalesce(old.topic_id, new.topic_id) = new.topic_id)
                    """)) {
                connection.rollback();
                wait("shorter than what has been taken in from them");
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
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void reached(Connection connection, TopicPartition partition, long next, Source source)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into read_model_next.feed_position (topic, partition, next_offset, topic_id, epoch, complete) values (?, ?, ?, ?, ?, true)
                on conflict (topic, partition) do update set next_offset = excluded.next_offset, topic_id = excluded.topic_id,
                  epoch = excluded.epoch, complete = true
                """)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.partition());
            statement.setLong(3, next);
            statement.setObject(4, source.ids.get(partition.topic()));
            statement.setLong(5, source.life(partition.topic()));
            statement.executeUpdate();
        }
    }

    private static void unlock(Connection alone) {
        try {
            query(alone, "select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            // it went with the connection
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
