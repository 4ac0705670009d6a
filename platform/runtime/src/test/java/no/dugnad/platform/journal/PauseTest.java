package no.dugnad.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PauseTest {
    private final Pause pause = new Pause();

    @Test
    void eachIsTwiceAsLongAsTheOneBeforeUpToHalfAMinute() {
        var seconds =
                Stream.generate(pause::begin).limit(7).map(Duration::toSeconds).toList();

        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), seconds);
        assertFalse(pause.over());
    }

    @Test
    void itIsShortAgainWhenItHasGoneWell() {
        pause.begin();
        pause.begin();

        pause.forget();

        assertEquals(Duration.ofSeconds(1), pause.begin());
    }

    @Test
    void thereIsNoneBeforeAnythingHasFailed() {
        assertTrue(pause.over());
    }
}
