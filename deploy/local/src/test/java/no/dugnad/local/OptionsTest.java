package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void withoutAnyEverythingIsKeptAndDemonstrationsAreLoaded() {
        assertEquals(
                new Options(HERE, HERE.resolve(".dugnad/data"), false, true, false, false, true, 1),
                Options.parse(List.of(), Map.of()));
    }

    @Test
    void areReadInAnyOrder() {
        assertEquals(
                new Options(Path.of("/suite"), Path.of("/kept"), true, false, true, true, false, 3),
                Options.parse(
                        List.of(
                                "--free-ports",
                                "--data",
                                "/kept",
                                "--rebuild",
                                "--no-demo",
                                "--no-site",
                                "--replicas",
                                "3",
                                "--home",
                                "/suite",
                                "--fresh"),
                        Map.of()));
    }

    @Test
    void onTheCommandLineWinOverTheEnvironment() {
        Map<String, String> environment = Map.of("DUGNAD_DATA", "/environment", "DUGNAD_FREE_PORTS", "true");

        assertEquals(
                Path.of("/environment"), Options.parse(List.of(), environment).data());
        assertEquals(
                Path.of("/given"),
                Options.parse(List.of("--data", "/given"), environment).data());
        assertEquals(true, Options.parse(List.of(), environment).freePorts());
    }

    @Test
    void thatDoNotExistAreRefused() {
        assertEquals(
                "Unknown option --frsh: deploy/up --help lists those there are.",
                assertThrows(Trouble.class, () -> Options.parse(List.of("--frsh"), Map.of()))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "two", "-1"})
    void ofMoreOrFewerProcessesThanAMachineCanHaveAreRefused(String replicas) {
        assertEquals(
                "--replicas needs a number from 1 to 9 after it.",
                assertThrows(Trouble.class, () -> Options.parse(List.of("--replicas", replicas), Map.of()))
                        .getMessage());
    }

    @Test
    void thatLackTheirFolderAreRefused() {
        assertEquals(
                "--data needs a folder after it.",
                assertThrows(Trouble.class, () -> Options.parse(List.of("--data"), Map.of()))
                        .getMessage());
    }
}
