package no.dugnad.platform.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * So many at a time, and a few who wait: one, and as many more as will have their turn in half of the time that one of them takes, so that a crowd hardly delays
 * those who are answered. When a place has been free for a good part of the time lately it is only a burst, and then a turn may be a little later. Those who have
 * said that they would rather wait than be refused wait beside the others, and are let in by turns with them. Whoever is not let in is told so at once. It holds
 * no thread.
 */
final class Lane {
    /** How much later a turn may come in a burst, at the most, in milliseconds. */
    private static final double BURST = 100;

    /** A place that is free for a third of the time makes up for the rest of it. */
    private static final double FREE_FOR_FULL = 2;

    /** However short the work is: each who waits takes some memory. */
    private static final int MOST_WAITING = 1_000;

    private record Waiting(Runnable work, double takes) {}

    private static final class Line {
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private double takes;

        void join(Waiting one) {
            waiting.add(one);
            takes += one.takes();
        }

        @Nullable
        Waiting first() {
            var first = waiting.poll();
            if (first != null) takes = waiting.isEmpty() ? 0 : takes - first.takes();
            return first;
        }
    }

    private final int atATime;
    private final LongSupplier nanos;
    private final Line prompt = new Line();
    private final Line patient = new Line();
    private int running;
    private boolean patientIsNext;
    private double slack = BURST;
    private long looked;

    Lane(int atATime) {
        this(atATime, System::nanoTime);
    }

    Lane(int atATime, LongSupplier nanos) {
        this.atATime = atATime;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /**
     * Begins the work now or in its turn; whoever is let in owes {@link #leave}.
     *
     * @param takes how long it takes as a rule, in milliseconds
     * @param patience how long it would rather wait than be refused, in milliseconds; 0 when nothing was said of that
     * @return whether it was let in
     */
    boolean enter(Runnable work, double takes, double patience) {
        synchronized (this) {
            look();
            if (running >= atATime) {
                var mine = patience > 0 ? patient : prompt;
                var other = patience > 0 ? prompt : patient;
                var before = mine.takes + takes;
                var turn = (before + Math.min(before, other.takes)) / atATime;
                if (mine.waiting.size() >= MOST_WAITING
                        || !mine.waiting.isEmpty() && turn > Math.max(patience, takes / 2 + slack)) return false;
                mine.join(new Waiting(work, takes));
                return true;
            }
            running++;
        }
        work.run();
        return true;
    }

    /** One is done, and the next begins. */
    void leave() {
        Waiting next;
        synchronized (this) {
            look();
            next = patientIsNext ? patient.first() : prompt.first();
            if (next == null) next = patientIsNext ? prompt.first() : patient.first();
            patientIsNext = !patientIsNext;
            if (next == null) running--;
        }
        if (next != null) next.work().run();
    }

    /** Counts the time since the last look, in which a place was free or none. */
    private void look() {
        var now = nanos.getAsLong();
        var millis = (now - looked) / 1e6;
        looked = now;
        slack = running < atATime ? Math.min(BURST, slack + FREE_FOR_FULL * millis) : Math.max(0, slack - millis);
    }

    synchronized int running() {
        return running;
    }

    /** Those at work and those who wait. */
    synchronized int inside() {
        return running + prompt.waiting.size() + patient.waiting.size();
    }
}
