package no.dugnad.partnerships;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import no.dugnad.platform.http.Clocks;

/** The platform's clock, put forward as far as a test wants. */
@Mock
@Singleton
public class MovedClock extends Clock {
    private static final Clock NOW = Clock.tickMillis(Clocks.NORWAY);
    private static volatile Duration ahead = Duration.ZERO;

    public static void forward(Duration by) {
        ahead = by;
    }

    public static void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return NOW.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(NOW.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
        return NOW.instant().plus(ahead);
    }
}
