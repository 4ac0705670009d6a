package no.dugnad.municipalities;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** It is always 1 October 2026 in the tests, so that what they announce stays in the future. */
@ApplicationScoped
class FixedClock {
    @Produces
    @Alternative
    @Priority(1)
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-01T10:00:00Z"), ZoneId.of("Europe/Oslo"));
    }
}
