package no.dugnad.instruments.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import no.dugnad.platform.feed.FeedEvent;

/** Keeps the state in an event, less the fields that nobody here uses, under its key. */
@ApplicationScoped
class Replicas {
    private static final String REMOVED = ".removed.v1";

    private final EntityManager entities;
    private final ObjectMapper json;

    Replicas(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** An older event than the one already taken in changes nothing. */
    void keep(String topic, FeedEvent event, Class<?> state) {
        entities.createNativeQuery("""
                        insert into read_model.state (topic, key, sequence, removed, state)
                        values (:topic, :key, :sequence, :removed, cast(:state as json))
                        on conflict (topic, key) do update set sequence = excluded.sequence, removed = excluded.removed, state = excluded.state
                        where excluded.sequence > state.sequence
                        """)
                .setParameter("topic", topic)
                .setParameter("key", event.key())
                .setParameter("sequence", event.sequence())
                .setParameter("removed", event.type() != null && event.type().endsWith(REMOVED))
                .setParameter("state", written(event.as(state)))
                .executeUpdate();
    }

    private String written(Object state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
