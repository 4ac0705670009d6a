package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path folder;

    static final class Teller {
        public static void main(String[] arguments) {
            System.out.println(System.getenv(arguments[0]) + " " + (System.getenv("PATH") != null));
        }
    }

    @Test
    void isStartedInTheLaunchersEnvironmentAndWhatIsAddedToIt() throws Exception {
        Path log = folder.resolve("log");

        ChildProcess.start(
                        "teller",
                        log,
                        new LeftBehind(folder.resolve("children")),
                        List.of(),
                        System.getProperty("java.class.path"),
                        List.of(Teller.class.getName(), "DUGNAD_ADDED"),
                        Map.of("DUGNAD_ADDED", "yes"))
                .endedByItself()
                .join();

        assertEquals("yes true", Files.readString(log).strip());
    }
}
