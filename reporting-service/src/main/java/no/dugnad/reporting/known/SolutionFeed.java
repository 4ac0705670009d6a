package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Shared solutions (løsninger), by name. */
@ApplicationScoped
class SolutionFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    SolutionFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("solution")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        replicas.apply("""
                insert into read_model.solution (id, name, removed, sequence)
                select :key, name, :type like '%.removed.v1', :sequence
                from json_to_record(cast(:json as json)) as s (name json)
                on conflict (id) do update set name = excluded.name, removed = excluded.removed, sequence = excluded.sequence
                where excluded.sequence > solution.sequence
                """, event);
    }
}
