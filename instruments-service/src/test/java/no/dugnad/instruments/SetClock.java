package no.dugnad.instruments;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands where a test sets it, in place of the platform's. Tokens and the journal have the system's own time. */
@Mock
@Singleton
public class SetClock extends Clock {
    /** 15 June 2026, 12:00 in Norway: where it stands unless a test says otherwise. */
    public static final Instant DEFAULT = Instant.parse("2026-06-15T10:00:00Z");

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
