package no.dugnad.instruments.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Memberships (medlemskap) of partnerships. */
@ApplicationScoped
class MembershipFeed {
    private final Feeds feeds;
    private final Replicas replicas;
    private final Event<FeedEvent> heard;

    MembershipFeed(Feeds feeds, Replicas replicas, Event<FeedEvent> heard) {
        this.feeds = feeds;
        this.replicas = replicas;
        this.heard = heard;
    }

    @Incoming("membership")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> {
            replicas.keep("membership", e, MembershipState.class);
            heard.fire(e);
        });
    }
}
