package no.dugnad.partnerships.representation;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps indicators (indikatorer) of municipalities, a year at a time: inhabitants above all. */
@ApplicationScoped
class IndicatorFeed {
    record State(String id, Integer year, JsonNode values) {
        State {
            if (id == null || year == null || values == null || !values.isObject())
                throw new UnreadableEvent("An indicator has id, year and values.", null);
        }
    }

    private final Feeds feeds;
    private final EntityManager entities;

    IndicatorFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("indicator")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> upsert(e.sequence(), e.as(State.class)));
    }

    private void upsert(long sequence, State indicator) {
        var newer = entities.createNativeQuery("""
                        insert into read_model.indicator (id, year, sequence) values (:id, :year, :sequence)
                        on conflict (id, year) do update set sequence = excluded.sequence where excluded.sequence > indicator.sequence
                        """)
                .setParameter("id", indicator.id())
                .setParameter("year", indicator.year())
                .setParameter("sequence", sequence)
                .executeUpdate();
        if (newer == 0) return;
        entities.createNativeQuery("delete from read_model.indicator_value where indicator = :id and year = :year")
                .setParameter("id", indicator.id())
                .setParameter("year", indicator.year())
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into read_model.indicator_value (indicator, year, number, value)
                        select :id, :year, key, cast(value as double precision) from json_each_text(cast(:values as json)) where value is not null
                        """)
                .setParameter("id", indicator.id())
                .setParameter("year", indicator.year())
                .setParameter("values", indicator.values().toString())
                .executeUpdate();
    }
}
