package no.dugnad.platform.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

class EndsWhileItWaitsTest {
    private static final int TERMINATED = 143;

    /** A process that has what Quarkus gives it: a hook that waits until the start is over. */
    public static final class Waiting {
        private Waiting() {}

        public static void main(String[] started) throws InterruptedException {
            var never = new CountDownLatch(1);
            var ends = new EndsWhileItWaits();
            ends.customize(new FluentConfiguration());
            if (started.length > 0) ends.started(new StartupEvent());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started.length > 0, never)));
            System.out.println("waits");
            never.await();
        }

        private static void stop(boolean started, CountDownLatch never) {
            try {
                if (!started) never.await();
                System.out.println("stopped in order");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void whoIsToldToEndBeforeItHasStartedEnds() throws Exception {
        assertEquals("", saidOnBeingToldToEnd());
    }

    @Test
    void whoHasStartedStopsInOrder() throws Exception {
        assertEquals("stopped in order", saidOnBeingToldToEnd("started"));
    }

    private static String saidOnBeingToldToEnd(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader()) {
            assertEquals("waits", said.readLine());
            process.toHandle().destroy(); // which, unlike its own, leaves what it says to be read
            var rest = String.join("\n", said.lines().toList());
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(TERMINATED, process.exitValue());
            return rest;
        } finally {
            process.destroyForcibly();
        }
    }
}
