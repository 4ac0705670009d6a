package no.dugnad.sample.thing;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
public class MunicipalityFeed {
    /** How often each key has come in. */
    public static final Map<String, Integer> TIMES = new ConcurrentHashMap<>();

    private final Feeds feeds;
    private final EntityManager entities;

    MunicipalityFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("municipality")
    @Incoming("grouping")
    @Blocking
    void read(FeedEvent event) {
        TIMES.merge(event.key(), 1, Integer::sum);
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        event.as(Map.class);
        entities.createNativeQuery("""
                        insert into read_model.heard (key, sequence, type, data) values (:key, :sequence, :type, :data)
                        on conflict (key) do update set sequence = excluded.sequence, type = excluded.type, data = excluded.data
                        where excluded.sequence > heard.sequence
                        """)
                .setParameter("key", event.key())
                .setParameter("sequence", event.sequence())
                .setParameter("type", event.type())
                .setParameter("data", event.json())
                .executeUpdate();
    }
}
