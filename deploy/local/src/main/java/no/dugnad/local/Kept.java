package no.dugnad.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A process that is there until it is asked to stop: when it ends by itself it is started again, at once first, and after a pause that doubles when it does not last.
 * Before everything was up a process that ends by itself is the end of the start instead: what is wrong then is seldom mended by trying again.
 */
final class Kept<P extends Kept.Part> implements AutoCloseable {

    interface Part extends AutoCloseable {

        ProcessHandle process();

        Path log();

        /** Completed with how it ended, in words, when it has; never when it was asked to. */
        CompletableFuture<String> endedByItself();
    }

    private static final Logger LOG = Logger.getLogger(Kept.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Whoever has run for so long has lasted. */
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final String name;
    private final Callable<P> start;
    private final Running running;
    private final Progress progress;
    private volatile P part;
    private volatile Instant started;
    private volatile boolean stopping;
    private Duration pause = FIRST_PAUSE;
    private volatile @Nullable Thread starter;

    private Kept(String name, Callable<P> start, Running running, Progress progress) throws Exception {
        this.name = name;
        this.start = start;
        this.running = running;
        this.progress = progress;
        this.part = start.call();
        this.started = Instant.now();
    }

    /** @param start gives one that runs */
    static <P extends Part> Kept<P> start(String name, Callable<P> start, Running running, Progress progress)
            throws Exception {
        Kept<P> kept = new Kept<>(name, start, running, progress);
        kept.watch(kept.part);
        return kept;
    }

    /** The one that runs, or has run last. */
    P part() {
        return part;
    }

    /** Stops it in order and starts it again. */
    synchronized void restart() throws Exception {
        if (!stopping) {
            part.close();
            started();
        }
    }

    /** Stops it in order, and it stays away until it is called {@link #back}. */
    synchronized void away() throws Exception {
        part.close();
    }

    synchronized void back() throws Exception {
        if (!stopping && !part.process().isAlive()) {
            started();
        }
    }

    @Override
    public void close() throws Exception {
        stopping = true;
        Thread starting = starter;
        if (starting != null) {
            starting.interrupt();
        }
        synchronized (this) {
            part.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private void watch(P watched) {
        watched.endedByItself().thenAccept(how -> {
            if (!running.up()) {
                running.diedByItself(name, watched.log());
            } else if (!stopping) {
                progress.say("%s ended by itself (%s): starting it again".formatted(name, how));
                starter = Thread.ofPlatform().daemon().name("start " + name).start(() -> startAgain(watched));
            }
        });
    }

    private synchronized void startAgain(P ended) {
        if (Duration.between(started, Instant.now()).compareTo(LASTING) > 0) {
            pause = FIRST_PAUSE;
        }
        while (!stopping && part == ended) {
            try {
                wait(pause.toMillis());
                if (!stopping) {
                    ended.close();
                    started();
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.log(Level.WARNING, "Starting " + name, e);
                progress.say("%s does not start (%s): trying again in %d s"
                        .formatted(name, e.getMessage(), pause.toSeconds()));
            } finally {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void started() throws Exception {
        part = start.call();
        started = Instant.now();
        watch(part);
    }
}
