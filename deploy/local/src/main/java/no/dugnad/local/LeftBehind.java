package no.dugnad.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The children of a launcher that was killed. They end by themselves within seconds (see {@link Tethered}), but until then they hold ports and files. Each is kept
 * as its process id and start time, since the system uses ids again.
 */
final class LeftBehind {

    private static final int PATIENCE_SECONDS = 15;

    private final Path list;

    LeftBehind(Path list) {
        this.list = list;
    }

    synchronized void remember(ProcessHandle child) throws IOException {
        String line =
                child.pid() + " " + startOf(child).map(Instant::toEpochMilli).orElse(0L) + System.lineSeparator();
        Files.writeString(list, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Waits until they have ended, and ends those that do not. */
    void awaitEnd() throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        for (String line : Files.readAllLines(list)) {
            stillRunning(line).ifPresent(LeftBehind::end);
        }
        forget();
    }

    void forget() throws IOException {
        Files.deleteIfExists(list);
    }

    private static Optional<ProcessHandle> stillRunning(String line) {
        List<String> words = List.of(line.strip().split(" "));
        if (words.size() != 2) {
            return Optional.empty();
        }
        long start = Long.parseLong(words.get(1));
        return ProcessHandle.of(Long.parseLong(words.get(0)))
                .filter(child -> startOf(child).map(Instant::toEpochMilli).orElse(-1L) == start);
    }

    private static void end(ProcessHandle child) {
        try {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            child.destroyForcibly();
            child.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
