package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Partnerships (samarbeid), through which some take part. */
@ApplicationScoped
class PartnershipFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    PartnershipFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("partnership")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        replicas.apply("""
                insert into read_model.partnership (id, name, source, removed, sequence)
                select :key, name, source, :type = 'no.dugnad.partnership.removed.v1', :sequence
                from json_to_record(cast(:json as json)) as p (name json, source text)
                on conflict (id) do update
                set name = excluded.name, source = excluded.source, removed = excluded.removed, sequence = excluded.sequence
                where excluded.sequence > partnership.sequence
                """, event);
    }
}
