package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void isThatOfTheTests() throws IOException {
        String seconds = Files.readString(Path.of("../patience")).strip();

        assertEquals(Duration.ofSeconds(Long.parseLong(seconds)), Patience.time(Map.of()));
    }

    @Test
    void isChosenInTheEnvironment() {
        assertEquals(Duration.ofSeconds(900), Patience.time(Map.of("DUGNAD_PATIENCE", "900")));
    }

    @Test
    void isANumberOfSeconds() {
        assertEquals(
                "DUGNAD_PATIENCE is 5m: it must be a number of seconds.",
                assertThrows(Trouble.class, () -> Patience.time(Map.of("DUGNAD_PATIENCE", "5m")))
                        .getMessage());
    }
}
