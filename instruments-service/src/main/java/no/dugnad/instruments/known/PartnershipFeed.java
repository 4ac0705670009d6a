package no.dugnad.instruments.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Partnerships (samarbeid), through which a criterion may be met. */
@ApplicationScoped
class PartnershipFeed {
    private final Feeds feeds;
    private final Replicas replicas;
    private final Event<FeedEvent> heard;

    PartnershipFeed(Feeds feeds, Replicas replicas, Event<FeedEvent> heard) {
        this.feeds = feeds;
        this.replicas = replicas;
        this.heard = heard;
    }

    @Incoming("partnership")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> {
            replicas.keep("partnership", e, PartnershipState.class);
            heard.fire(e);
        });
    }
}
