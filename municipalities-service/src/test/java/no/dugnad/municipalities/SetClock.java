package no.dugnad.municipalities;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands where a test sets it: 1 October 2026 unless one says otherwise, so that what is announced stays in the future. */
@Mock
@Singleton
public class SetClock extends Clock {
    private static final Instant DEFAULT = Instant.parse("2026-10-01T10:00:00Z");

    private static volatile Instant now = DEFAULT;

    public static void to(String instant) {
        now = Instant.parse(instant);
    }

    public static void reset() {
        now = DEFAULT;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Europe/Oslo");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
