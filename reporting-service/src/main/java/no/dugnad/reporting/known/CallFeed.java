package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Calls (utlysninger): of which instrument, and who manages them. */
@ApplicationScoped
class CallFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    CallFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("call")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        replicas.apply("""
                insert into read_model.call (id, instrument, manager, sequence)
                select :key, "instrumentId", manager ->> 'organisationNumber', :sequence
                from json_to_record(cast(:json as json)) as c ("instrumentId" text, manager json)
                on conflict (id) do update
                set instrument = excluded.instrument, manager = excluded.manager, sequence = excluded.sequence
                where excluded.sequence > call.sequence
                """, event);
    }
}
