package no.dugnad.platform.clock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import no.dugnad.platform.http.Clocks;

/**
 * The platform's clock ({@link Clocks}) where there is a database: the database's. The processes of a service all have that one, while their own may differ and be put
 * forward or back; and what has become due, what one of them has taken for a while and what is open must not depend on which of them looks. Between two questions, and
 * while the database is away, it goes on by the time that passes. Until the first answer it is the machine's.
 */
@Singleton
public class DatabaseClock extends Clock {
    private final AtomicLong ahead;
    private final ZoneId zone;

    public DatabaseClock() {
        this(
                new AtomicLong(nanos(Instant.ofEpochMilli(System.currentTimeMillis())) - System.nanoTime()),
                Clocks.NORWAY);
    }

    /** @param ahead of {@link System#nanoTime} */
    private DatabaseClock(AtomicLong ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /**
     * The database has told what time it is. An answer that was long under way says little, and moves the clock no further than it must.
     *
     * @param asked by {@link System#nanoTime}
     * @param answered by the same
     */
    public void told(Instant time, long asked, long answered) {
        ahead.set(Math.clamp(ahead.get(), nanos(time) - answered, nanos(time) - asked));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new DatabaseClock(ahead, other);
    }

    /** In whole milliseconds, so that what is kept is what is told. */
    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(Math.floorDiv(ahead.get() + System.nanoTime(), 1_000_000L));
    }

    private static long nanos(Instant instant) {
        return Duration.between(Instant.EPOCH, instant).toNanos();
    }
}
