package no.dugnad.instruments.watch;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What others than the catalogue tell, and nobody here needs but those who watch it. */
@ApplicationScoped
class ThingsFeed {
    private final Feeds feeds;
    private final News news;

    ThingsFeed(Feeds feeds, News news) {
        this.feeds = feeds;
        this.news = news;
    }

    @Incoming("reception")
    @Blocking
    void reception(FeedEvent event) {
        feeds.apply(event, news::heard);
    }

    @Incoming("solution")
    @Blocking
    void solution(FeedEvent event) {
        feeds.apply(event, news::heard);
    }

    @Incoming("adoption")
    @Blocking
    void adoption(FeedEvent event) {
        feeds.apply(event, news::heard);
    }

    @Incoming("report")
    @Blocking
    void report(FeedEvent event) {
        feeds.apply(event, news::heard);
    }
}
