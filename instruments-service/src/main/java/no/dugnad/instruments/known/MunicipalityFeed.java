package no.dugnad.instruments.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Municipalities: versions, place, neighbours, and what each says of itself. */
@ApplicationScoped
class MunicipalityFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    MunicipalityFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("municipality")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> replicas.keep("municipality", e, MunicipalityState.class));
    }
}
