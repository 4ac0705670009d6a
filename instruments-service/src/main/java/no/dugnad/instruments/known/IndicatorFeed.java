package no.dugnad.instruments.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Indicators (indikatorer), a year at a time. */
@ApplicationScoped
class IndicatorFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    IndicatorFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("indicator")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> replicas.keep("indicator", e, IndicatorState.class));
    }
}
