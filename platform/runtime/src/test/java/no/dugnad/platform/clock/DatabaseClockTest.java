package no.dugnad.platform.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant THEN = Instant.parse("2030-01-01T00:00:00Z");

    private final DatabaseClock clock = new DatabaseClock();

    @Test
    void isTheMachinesUntilTheDatabaseHasTold() {
        assertNear(Instant.ofEpochMilli(System.currentTimeMillis()), clock.instant());
    }

    @Test
    void isTheDatabasesWhateverTheMachinesSays() {
        tell(THEN);

        assertNear(THEN, clock.instant());
        assertNear(THEN, clock.withZone(ZoneId.of("UTC")).instant());
        assertEquals("Europe/Oslo", clock.getZone().getId());
    }

    @Test
    void goesBackWhenTheDatabasesDoes() {
        tell(THEN);
        tell(THEN.minus(Duration.ofDays(1)));

        assertNear(THEN.minus(Duration.ofDays(1)), clock.instant());
    }

    @Test
    void anAnswerThatWasLongUnderWayMovesItNoFurtherThanItMust() {
        tell(THEN);
        var now = System.nanoTime();

        // when it was told, it was between now and ten minutes ago
        clock.told(
                THEN.minus(Duration.ofMinutes(1)), now - Duration.ofMinutes(10).toNanos(), now);
        assertNear(THEN, clock.instant());

        clock.told(
                THEN.plus(Duration.ofMinutes(1)), now - Duration.ofMinutes(10).toNanos(), now);
        assertNear(THEN.plus(Duration.ofMinutes(1)), clock.instant());
    }

    @Test
    void isInWholeMilliseconds() {
        tell(THEN.plusNanos(123_456_789));

        assertEquals(0, clock.instant().getNano() % 1_000_000);
    }

    private void tell(Instant time) {
        var now = System.nanoTime();
        clock.told(time, now, now);
    }

    /** A busy machine takes its time between two lines of a test. */
    private static void assertNear(Instant expected, Instant actual) {
        assertTrue(Duration.between(expected, actual).abs().toSeconds() < 20, actual + " is not " + expected);
    }
}
