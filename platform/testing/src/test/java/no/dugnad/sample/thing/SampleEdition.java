package no.dugnad.sample.thing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import no.dugnad.platform.http.Edition;

/** Moves when a test says so. */
@ApplicationScoped
public class SampleEdition implements Edition {
    private final AtomicLong now = new AtomicLong();

    @Override
    public Object current() {
        return now.get();
    }

    public void move() {
        now.incrementAndGet();
    }
}
