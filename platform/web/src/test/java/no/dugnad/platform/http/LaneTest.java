package no.dugnad.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final int NONE = 0;

    private final List<String> begun = new ArrayList<>();
    private long now;

    private Lane lane(int atATime) {
        return new Lane(atATime, () -> now);
    }

    private void later(int millis) {
        now += millis * 1_000_000L;
    }

    private boolean enter(Lane lane, String name, double takes) {
        return lane.enter(() -> begun.add(name), takes, NONE);
    }

    private boolean enterPatiently(Lane lane, String name, double takes, double patience) {
        return lane.enter(() -> begun.add(name), takes, patience);
    }

    /** All places are taken, and have been for so long that it is no burst. */
    private Lane crowded(int atATime, double takes) {
        var lane = lane(atATime);
        for (var i = 0; i < atATime; i++) enter(lane, "at work", takes);
        later(100);
        begun.clear();
        return lane;
    }

    private int letIn(Lane lane, double takes) {
        var letIn = 0;
        while (enter(lane, "waiting", takes)) letIn++;
        return letIn;
    }

    @Test
    void soManyBeginAtOnceAndTheNextWhenOneLeaves() {
        var lane = lane(2);

        assertTrue(enter(lane, "a", 10));
        assertTrue(enter(lane, "b", 10));
        assertTrue(enter(lane, "c", 10));
        assertEquals(List.of("a", "b"), begun);
        lane.leave();

        assertEquals(List.of("a", "b", "c"), begun);
        assertEquals(2, lane.inside());
    }

    @Test
    void inACrowdATurnComesInHalfTheTimeThatOneTakes() {
        assertEquals(4, letIn(crowded(8, 100), 100));
        assertEquals(4, letIn(crowded(8, 3), 3));
        assertEquals(1, letIn(crowded(2, 100), 100));
        assertEquals(1, letIn(crowded(1, 100), 100), "one may always wait");
    }

    @Test
    void inABurstItMayBeALittleLater() {
        var lane = lane(2);
        for (var i = 0; i < 2; i++) enter(lane, "at work", 10);

        assertEquals(21, letIn(lane, 10), "whose turn comes in 100 ms, and in half of the time that it takes");
    }

    @Test
    void whenAPlaceHasBeenFreeForAWhileABurstIsABurstAgain() {
        var lane = crowded(2, 10);
        lane.leave();
        later(10);
        enter(lane, "at work", 10);

        assertEquals(5, letIn(lane, 10), "twice as long as a place was free");
        while (lane.inside() > 0) lane.leave();
        later(50);
        for (var i = 0; i < 2; i++) enter(lane, "at work", 10);

        assertEquals(21, letIn(lane, 10));
    }

    @Test
    void whoWouldRatherWaitIsLetInForAsLongAsThat() {
        var lane = crowded(2, 100);

        var letIn = 0;
        while (enterPatiently(lane, "patient", 100, 1_000)) letIn++;

        assertEquals(20, letIn);
    }

    @Test
    void butNotEverybodyWhoWouldRatherWait() {
        var lane = crowded(2, 0.01);

        var letIn = 0;
        while (enterPatiently(lane, "patient", 0.01, 5_000)) letIn++;

        assertEquals(1_000, letIn);
    }

    @Test
    void thePatientAndTheOthersAreLetInByTurns() {
        var lane = crowded(2, 10);
        for (var i = 0; i < 3; i++) enterPatiently(lane, "patient", 10, 1_000);
        assertTrue(enter(lane, "prompt", 10), "one may always wait");
        assertFalse(enter(lane, "too many", 10));

        lane.leave();
        assertTrue(enter(lane, "prompt", 10));
        for (var i = 0; i < 4; i++) lane.leave();

        assertEquals(List.of("prompt", "patient", "prompt", "patient", "patient"), begun);
    }

    @Test
    void whenAllHaveLeftItIsEmpty() {
        var lane = crowded(1, 10);
        enter(lane, "a", 10);
        enterPatiently(lane, "b", 10, 1_000);
        assertFalse(enter(lane, "c", 10));
        while (lane.inside() > 0) lane.leave();

        assertTrue(enter(lane, "again", 10));
        assertEquals("again", begun.getLast());
    }
}
