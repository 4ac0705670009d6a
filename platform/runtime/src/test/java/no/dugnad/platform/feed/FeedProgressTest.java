package no.dugnad.platform.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is still to be taken in, where a topic's last offsets hold no event. */
class FeedProgressTest {
    private static final String TOPIC = "dugnad.thing";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final FeedProgress progress = new FeedProgress();

    @Test
    void whatIsPassedWithoutAnEventIsNotMissing() {
        progress.begins(PARTITION, 0, 10);

        progress.polled(PARTITION, null, 10);

        assertEquals(Map.of(), progress.missing());
    }

    @Test
    void anEventThatIsGivenOutIsMissingUntilItIsTakenIn() {
        progress.begins(PARTITION, 0, 10);
        progress.polled(PARTITION, 9L, 10);
        progress.reached(TOPIC, 0, 8);
        assertEquals(Map.of(TOPIC + "-0", 2L), progress.missing());

        progress.reached(TOPIC, 0, 9);

        assertEquals(Map.of(), progress.missing());
    }

    @Test
    void whatTheConsumerPassesAfterItsLastEventCountsOnceThatIsTakenIn() {
        progress.begins(PARTITION, 0, 10);
        progress.polled(PARTITION, 5L, 5);
        progress.polled(PARTITION, null, 10);
        progress.reached(TOPIC, 0, 4);
        assertEquals(Map.of(TOPIC + "-0", 6L), progress.missing());

        progress.reached(TOPIC, 0, 5);

        assertEquals(Map.of(), progress.missing());
    }

    @Test
    void whoBeginsAgainHasPassedNothing() {
        progress.begins(PARTITION, 0, 10);
        progress.polled(PARTITION, null, 10);

        progress.begins(PARTITION, 3, 12);

        assertEquals(Map.of(TOPIC + "-0", 7L), progress.missing());
    }
}
