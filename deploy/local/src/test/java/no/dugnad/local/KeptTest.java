package no.dugnad.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, which waits for its end. */
class KeptTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Running running = new Running();
    private final AtomicInteger starts = new AtomicInteger();
    private volatile boolean startable = true;
    private Kept<ChildProcess> kept;

    @BeforeEach
    void start() throws Exception {
        kept = Kept.start("sleeper", this::sleeper, running, new Progress(new PrintStream(out, true)));
    }

    @AfterEach
    void stop() throws Exception {
        kept.close();
        assertFalse(kept.part().process().isAlive());
    }

    @Test
    void whoIsKilledIsStartedAgainAndThatIsSaid() {
        running.allUp();
        ProcessHandle killed = kept.part().process();

        killed.destroyForcibly();

        await().until(() -> kept.part().process().isAlive());
        assertNotEquals(killed.pid(), kept.part().process().pid());
        assertTrue(said().contains("sleeper ended by itself (signal 9): starting it again"), said());
        assertFalse(running.broken().isDone());
    }

    @Test
    void whoCannotBeStartedIsTriedUntilItCan() {
        running.allUp();
        startable = false;
        kept.part().process().destroyForcibly();
        await().until(() -> said().contains("sleeper does not start (not now): trying again in"));

        startable = true;

        await().until(() -> kept.part().process().isAlive());
    }

    @Test
    void beforeEverythingWasUpItIsTheEnd() {
        kept.part().process().destroyForcibly();

        await().until(() -> running.broken().isDone());
        assertEquals(1, starts.get());
    }

    @Test
    void whoIsAskedToStopIsNotStartedAgainAndNothingIsSaid() throws Exception {
        running.allUp();

        kept.close();

        assertEquals(1, starts.get());
        assertEquals("", said());
    }

    @Test
    void whoIsRestartedIsAnother() throws Exception {
        running.allUp();
        long pid = kept.part().process().pid();

        kept.restart();

        assertNotEquals(pid, kept.part().process().pid());
        assertEquals(2, starts.get());
        assertEquals("", said());
    }

    @Test
    void aStopWhileItIsTriedInVainIsHeeded() throws Exception {
        running.allUp();
        startable = false;
        kept.part().process().destroyForcibly();
        await().until(() -> said().contains("does not start"));

        kept.close();

        int tried = starts.get();
        startable = true;
        kept.restart();
        assertEquals(tried, starts.get());
    }

    /** Runs in a process of its own. */
    static final class Sleeper {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private ChildProcess sleeper() throws IOException {
        if (!startable) {
            throw new IOException("not now");
        }
        starts.incrementAndGet();
        return ChildProcess.start(
                "sleeper",
                folder.resolve("log"),
                new LeftBehind(folder.resolve("children")),
                List.of(),
                System.getProperty("java.class.path"),
                List.of(Sleeper.class.getName()),
                Map.of());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
