package no.dugnad.municipalities;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.platform.testing.EventFeed;

@QuarkusTest
class EventFeedTest extends EventFeed {
    EventFeedTest() {
        super("/v1/municipality-events");
    }
}
