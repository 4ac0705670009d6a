package no.dugnad.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What has been started: the last started is the first stopped; and whether all of it still runs. */
final class Running implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Running.class.getName());
    private static final long LONGEST_START_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition started = lock.newCondition();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private int starting;
    private final CompletableFuture<Trouble> broken = new CompletableFuture<>();
    private boolean stopping;
    private volatile boolean up;

    /** Starts a part and remembers how to stop it. A stop that is asked for meanwhile waits for the start, so that nothing half started is left behind. */
    <T extends AutoCloseable> T start(Callable<T> part) throws Exception {
        lock.lock();
        try {
            requireWhole();
            starting++;
        } finally {
            lock.unlock();
        }
        T running = null;
        try {
            running = part.call();
            return running;
        } finally {
            lock.lock();
            try {
                starting--;
                if (running != null) {
                    parts.push(running);
                }
                started.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /** From now on everything has been there once, and what ends by itself is started again. */
    void allUp() {
        up = true;
    }

    boolean up() {
        return up;
    }

    /** To be called when a part has ended that nobody asked to, before everything was up. */
    void diedByItself(String name, Path log) {
        broken.complete(new Trouble(
                "%s ended by itself before everything was up, so everything is stopped: its log %s says why."
                        .formatted(name, log)));
    }

    /** Completed with the reason when a part has ended by itself; the others are then worth nothing. */
    CompletableFuture<Trouble> broken() {
        return broken;
    }

    /** Keeps whoever waits for something from waiting in vain. */
    void requireWhole() {
        if (broken.isDone()) {
            throw broken.join();
        }
        if (stopping()) {
            throw new Trouble("Stopped before everything was started.");
        }
    }

    @Override
    public void close() {
        Deque<AutoCloseable> toStop;
        lock.lock();
        try {
            stopping = true;
            long nanos = TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
            while (starting > 0 && nanos > 0) {
                nanos = started.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            toStop = new ArrayDeque<>(parts);
            parts.clear();
            lock.unlock();
        }
        for (AutoCloseable part : toStop) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "While stopping " + part, e);
            }
        }
    }
}
