package no.dugnad.platform.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many at a time, and a few who wait: no more than will have their turn in the time that one of them takes, or in a time that nobody notices. Whoever is
 * not let in is told so at once. It holds no thread.
 */
final class Lane {
    private record Waiting(Runnable work, double takes) {}

    private final int atATime;
    private final double unnoticed;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running;
    private double waitingFor;

    /** @param unnoticed how long anybody may wait, in milliseconds, however short the work is */
    Lane(int atATime, double unnoticed) {
        this.atATime = atATime;
        this.unnoticed = unnoticed;
    }

    /**
     * Begins the work now or in its turn; whoever is let in owes {@link #leave}.
     *
     * @param takes how long it takes as a rule, in milliseconds
     * @return whether it was let in
     */
    boolean enter(Runnable work, double takes) {
        synchronized (this) {
            if (running >= atATime) {
                if (waitingFor / atATime > Math.max(takes, unnoticed)) return false;
                waiting.add(new Waiting(work, takes));
                waitingFor += takes;
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
            next = waiting.poll();
            if (next == null) running--;
            else waitingFor = waiting.isEmpty() ? 0 : waitingFor - next.takes();
        }
        if (next != null) next.work().run();
    }

    /** Those at work and those who wait. */
    synchronized int inside() {
        return running + waiting.size();
    }
}
