package no.dugnad.site;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;

/** All tests of the pages stand on the same answers, on the day on which they were given. */
@WithTestResource(value = OtherServices.class, scope = TestResourceScope.GLOBAL)
class Suite {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.fixed(
                OtherServices.day().atTime(LocalTime.NOON).atZone(NORWAY).toInstant(), NORWAY);
    }
}
