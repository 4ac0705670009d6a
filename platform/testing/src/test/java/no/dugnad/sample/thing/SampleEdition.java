package no.dugnad.sample.thing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import no.dugnad.platform.http.Edition;

/** Moves when a test says so. */
@ApplicationScoped
public class SampleEdition implements Edition {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean waits;
    private volatile boolean lost;

    @Override
    public Object current() {
        asked.incrementAndGet();
        if (waits && io.vertx.core.Context.isOnEventLoopThread())
            throw new IllegalStateException("must not be asked here");
        if (lost) throw new IllegalStateException("nobody knows");
        return now.get();
    }

    @Override
    public boolean waits() {
        return waits;
    }

    public void move() {
        now.incrementAndGet();
    }

    public void waits(boolean does) {
        waits = does;
    }

    /** From now on nobody can say what it is, or again somebody can. */
    public void lost(boolean is) {
        lost = is;
    }

    /** How often since this was last called. */
    public int asked() {
        return asked.getAndSet(0);
    }
}
