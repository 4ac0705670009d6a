package no.dugnad.instruments.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Groupings (grupperinger) and who belongs to which group when. */
@ApplicationScoped
class GroupingFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    GroupingFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("grouping")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> replicas.keep("grouping", e, GroupingState.class));
    }
}
