package no.dugnad.partnerships.opportunity;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps whom instruments (virkemidler) are for. */
@ApplicationScoped
class InstrumentFeed {
    record State(String id, JsonNode name, List<String> applicants) {
        State {
            if (id == null || name == null || applicants == null)
                throw new UnreadableEvent("An instrument has id, name and applicants.", null);
        }
    }

    private final Feeds feeds;
    private final EntityManager entities;

    InstrumentFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("instrument")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> upsert(e.sequence(), e.as(State.class)));
    }

    private void upsert(long sequence, State instrument) {
        entities.createNativeQuery("""
                        insert into read_model.instrument (id, name, applicants, sequence)
                        values (:id, cast(:name as json), string_to_array(:applicants, ','), :sequence)
                        on conflict (id) do update set name = excluded.name, applicants = excluded.applicants, sequence = excluded.sequence
                        where excluded.sequence > instrument.sequence
                        """)
                .setParameter("id", instrument.id())
                .setParameter("name", instrument.name().toString())
                .setParameter("applicants", String.join(",", instrument.applicants()))
                .setParameter("sequence", sequence)
                .executeUpdate();
    }
}
