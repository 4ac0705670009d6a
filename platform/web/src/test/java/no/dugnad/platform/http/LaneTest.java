package no.dugnad.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final List<String> begun = new ArrayList<>();

    private boolean enter(Lane lane, String name, double takes) {
        return lane.enter(() -> begun.add(name), takes);
    }

    @Test
    void soManyBeginAtOnceAndTheNextWhenOneLeaves() {
        var lane = new Lane(2, 0);

        assertTrue(enter(lane, "a", 10));
        assertTrue(enter(lane, "b", 10));
        assertTrue(enter(lane, "c", 10));
        assertEquals(List.of("a", "b"), begun);
        lane.leave();

        assertEquals(List.of("a", "b", "c"), begun);
        assertEquals(2, lane.inside());
    }

    @Test
    void nobodyWaitsLongerThanTheWorkTakes() {
        var lane = new Lane(2, 0);
        for (var i = 0; i < 2; i++) enter(lane, "at work", 100);

        var letIn = 0;
        while (enter(lane, "waiting", 100)) letIn++;

        assertEquals(3, letIn, "two have their turn in 100 ms, and the one at the bound");
        lane.leave();
        assertTrue(enter(lane, "in the place of one", 100));
    }

    @Test
    void whatIsShortMayWaitAWhileThatNobodyNotices() {
        var lane = new Lane(1, 50);
        enter(lane, "at work", 2);

        var letIn = 0;
        while (enter(lane, "waiting", 2)) letIn++;

        assertEquals(26, letIn);
    }

    @Test
    void whenAllHaveLeftItIsEmpty() {
        var lane = new Lane(1, 0);
        enter(lane, "a", 10);
        enter(lane, "b", 10);
        assertFalse(enter(lane, "c", 1) && enter(lane, "d", 1));
        while (lane.inside() > 0) lane.leave();

        assertTrue(enter(lane, "again", 10));
        assertEquals("again", begun.getLast());
    }
}
