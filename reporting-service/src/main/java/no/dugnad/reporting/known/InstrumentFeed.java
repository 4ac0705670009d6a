package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Instruments (virkemidler): whose they are, and what they aim at. */
@ApplicationScoped
class InstrumentFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    InstrumentFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("instrument")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        replicas.apply("""
                insert into read_model.instrument (id, name, orientation, ambition, owner, owner_name, managers, sequence)
                select :key, name, orientation, ambition, owner ->> 'organisationNumber', owner ->> 'name',
                       array(select m ->> 'organisationNumber' from json_array_elements(managers) m), :sequence
                from json_to_record(cast(:json as json)) as i (name json, orientation text, ambition int, owner json, managers json)
                on conflict (id) do update
                set name = excluded.name, orientation = excluded.orientation, ambition = excluded.ambition, owner = excluded.owner,
                    owner_name = excluded.owner_name, managers = excluded.managers, sequence = excluded.sequence
                where excluded.sequence > instrument.sequence
                """, event);
    }
}
