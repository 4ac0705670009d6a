package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.dugnad.local.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {

    @Test
    void isReadInAnyOrder() {
        assertEquals(
                new Asked(Path.of("/suite"), Duration.ofMinutes(60), 17, 3, List.of("kill kafka", "put")),
                Asked.parse(List.of(
                        "--seed",
                        "17",
                        "--without",
                        "kill kafka",
                        "--replicas",
                        "3",
                        "--home",
                        "/suite",
                        "--minutes",
                        "60",
                        "--without",
                        "put")));
    }

    @ParameterizedTest
    @CsvSource({"--minutes,0", "--minutes,soon", "--replicas,10", "--seed,-1"})
    void whatIsNoNumberOfItsKindIsRefused(String option, String value) {
        assertEquals(
                option + " needs a number",
                assertThrows(Trouble.class, () -> Asked.parse(List.of(option, value)))
                        .getMessage()
                        .substring(0, option.length() + 15));
    }

    @Test
    void whatIsNoOptionIsRefused() {
        assertThrows(Trouble.class, () -> Asked.parse(List.of("--minuts", "5")));
        assertThrows(Trouble.class, () -> Asked.parse(List.of("--without")));
    }
}
