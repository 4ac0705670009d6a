package no.dugnad.platform.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
    }

    /** Where the consumer stands after it was given the partition. */
    private long assigned(long beginning, long end) {
        try (var consumer = new MockConsumer<String, String>("none")) {
            consumer.assign(List.of(PARTITION));
            consumer.updatePartitions(
                    PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
            consumer.updateBeginningOffsets(Map.of(PARTITION, beginning));
            consumer.updateEndOffsets(Map.of(PARTITION, end));
            new FeedPositions(database.source(), progress).onPartitionsAssigned(consumer, List.of(PARTITION));
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
        var positions = new FeedPositions(database.source(), progress);
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
}
