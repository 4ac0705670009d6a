package no.dugnad.platform.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.platform.Database;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where a feed reads on, by its own database and by what the broker still has. */
class FeedPositionsTest {
    private static final TopicPartition PARTITION = new TopicPartition("dugnad.thing", 0);

    private static Database database;

    private final FeedProgress progress = new FeedProgress();
    private UUID id = new UUID(0, 1);
    private final Topics topics = new Topics(Map.of()) {
        @Override
        Map<String, UUID> ids(Collection<String> names) {
            return Map.of(PARTITION.topic(), id);
        }
    };

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
        database.execute("drop schema if exists read_model_old cascade");
        database.execute("drop schema if exists read_model cascade");
        database.execute("select new_read_model()");
        database.execute("truncate topic_life");
    }

    /** Where the consumer stands after it was given the partition. */
    private long assigned(long beginning, long end) {
        try (var consumer = new MockConsumer<String, String>("none")) {
            consumer.assign(List.of(PARTITION));
            consumer.updatePartitions(
                    PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
            consumer.updateBeginningOffsets(Map.of(PARTITION, beginning));
            consumer.updateEndOffsets(Map.of(PARTITION, end));
            new FeedPositions(database.source(), progress, topics).onPartitionsAssigned(consumer, List.of(PARTITION));
            return consumer.position(PARTITION);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, 0, 10, 7", // where it had come
        "10, 0, 10, 10", // nothing new
        "2, 5, 10, 5", // what lay between is no longer there
        "12, 0, 10, 0", // a position of another broker's life
        "12, 3, 10, 3",
        "0, 0, 0, 0"
    })
    void aFeedReadsOnWhereItsDatabaseHasCome(long known, long beginning, long end, long expected) throws SQLException {
        database.execute("insert into read_model.feed_position values ('dugnad.thing', 0, " + known + ")");

        assertEquals(expected, assigned(beginning, end));
        assertEquals(end > expected ? Map.of("dugnad.thing-0", end - expected) : Map.of(), progress.missing());
    }

    @Test
    void aFeedThatHasNoPositionBeginsAtTheBeginningAndOthersSeeThatItHasBegun() throws SQLException {
        var positions = new FeedPositions(database.source(), progress, topics);
        assertFalse(positions.begun("dugnad.thing"));

        assertEquals(4, assigned(4, 10));

        assertTrue(positions.begun("dugnad.thing"));
        assertEquals("0", database.one("select next_offset from read_model.feed_position"));
    }

    @Test
    void aFeedHasCaughtUpWhenItHasTakenInWhatLayThereWhenItBegan() throws SQLException {
        assigned(0, 2);

        progress.reached("dugnad.thing", 0, 1);
        assertEquals(Map.of("dugnad.thing-0", 1L), progress.missing());
        progress.reached("dugnad.thing", 0, 2);

        assertEquals(Map.of(), progress.missing());
        database.execute("update read_model.feed_position set next_offset = 2");
        assertEquals(2, assigned(0, 9));
        assertEquals(Map.of(), progress.missing(), "being given the partition once more does not move the goal");
    }

    @Test
    void aTopicThatIsAnotherIsReadFromItsBeginningAndIsNotWholeUntilItsJournalSaysSo() throws SQLException {
        assigned(0, 9);
        database.execute("update read_model.feed_position set next_offset = 7, complete = true");
        assertEquals(7, assigned(0, 9));
        assertEquals("t", database.one("select refilled from topic_life"));

        id = new UUID(0, 2);

        assertEquals(0, assigned(0, 9));
        assertEquals("f", database.one("select refilled from topic_life"));
        assertEquals("t", database.one("select complete from read_model.feed_position"), "what was taken in stays");
        database.execute("update read_model.feed_position set next_offset = 3");
        assertEquals(3, assigned(0, 9), "it is the topic that it knows now");
        var lives = new Lives(database.source());
        assertEquals(List.of(PARTITION.topic()), lives.lost(List.of(PARTITION.topic())));
        lives.refilled(PARTITION.topic(), 0);
        assertEquals(List.of(), lives.lost(List.of(PARTITION.topic())));
    }

    @Test
    void aPositionFromBeforeTopicsHadIdsStands() throws SQLException {
        database.execute("insert into read_model.feed_position values ('dugnad.thing', 0, 7)");

        assertEquals(7, assigned(0, 9));
        assertEquals(id.toString(), database.one("select topic_id from read_model.feed_position"));
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForAndNothingIsReadAgain() throws SQLException {
        assigned(0, 9);
        database.execute("update read_model.feed_position set next_offset = 7");
        var asked = new AtomicInteger();
        var away = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (asked.incrementAndGet() <= 3) throw new SQLException("Connection refused", "08001");
                    return database.connect();
                });
        try (var consumer = new MockConsumer<String, String>("none")) {
            consumer.assign(List.of(PARTITION));
            consumer.updatePartitions(
                    PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, 9L));

            new FeedPositions(away, progress, topics).onPartitionsAssigned(consumer, List.of(PARTITION));

            assertEquals(7, consumer.position(PARTITION));
        }
        assertEquals(4, asked.get());
    }

    @Test
    void twoReplicasThatBeginAtOnceFindTheSameTopic() throws Exception {
        var both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> assigned(0, 9)))
                .limit(2)
                .toList();

        for (var one : both) assertEquals(0, one.get());

        assertEquals("1", database.one("select count(*) from read_model.feed_position"));
        assertEquals("t", database.one("select refilled from topic_life"));
    }
}
