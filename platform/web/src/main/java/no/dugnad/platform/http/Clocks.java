package no.dugnad.platform.http;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The clock by which things open, close and come into force, and by which it is told when they were written: Norway's, in whole milliseconds. So today is
 * {@code LocalDate.now(clock)}, and what was kept is what was told. Where there is a database it is the database's; a test puts its own in place by a bean of its own.
 */
public class Clocks {
    /** For what is told of an instant without the clock. */
    public static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tickMillis(NORWAY);
    }
}
