package no.dugnad.partnerships.opportunity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.query.NativeQuery;

/** Keeps published calls (utlysninger), with what decides whether a partnership helps. */
@ApplicationScoped
class CallFeed {
    private final Feeds feeds;
    private final EntityManager entities;
    private final ObjectMapper json;

    CallFeed(Feeds feeds, EntityManager entities, ObjectMapper json) {
        this.feeds = feeds;
        this.entities = entities;
        this.json = json;
    }

    @Incoming("call")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> upsert(e.sequence(), e.as(CallState.class)));
    }

    private void upsert(long sequence, CallState call) {
        entities.createNativeQuery("""
                        insert into read_model.call (id, instrument_id, opens_at, closes_at, withdrawn, state, sequence)
                        values (:id, :instrument, :opens, :closes, :withdrawn, cast(:state as json), :sequence)
                        on conflict (id) do update set instrument_id = excluded.instrument_id, opens_at = excluded.opens_at,
                          closes_at = excluded.closes_at, withdrawn = excluded.withdrawn, state = excluded.state, sequence = excluded.sequence
                        where excluded.sequence > call.sequence
                        """)
                .unwrap(NativeQuery.class)
                .setParameter("id", call.id())
                .setParameter("instrument", call.instrumentId())
                .setParameter("opens", call.opensAt(), Instant.class)
                .setParameter("closes", call.closesAt(), Instant.class)
                .setParameter("withdrawn", call.withdrawnAt() != null)
                .setParameter("state", text(call))
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    private String text(CallState call) {
        try {
            return json.writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent(e.getOriginalMessage(), e);
        }
    }
}
