package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void withoutAnyEverythingIsKeptAndDemonstrationsAreLoaded() {
        assertEquals(
                new Options(HERE, HERE.resolve(".dugnad/data"), false, true, false, false, true),
                Options.parse(List.of(), Map.of()));
    }

    @Test
    void areReadInAnyOrder() {
        assertEquals(
                new Options(Path.of("/suite"), Path.of("/kept"), true, false, true, true, false),
                Options.parse(
                        List.of(
                                "--free-ports",
                                "--data",
                                "/kept",
                                "--rebuild",
                                "--no-demo",
                                "--no-site",
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

    @Test
    void thatLackTheirFolderAreRefused() {
        assertEquals(
                "--data needs a folder after it.",
                assertThrows(Trouble.class, () -> Options.parse(List.of("--data"), Map.of()))
                        .getMessage());
    }
}
