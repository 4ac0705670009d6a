package no.dugnad.reporting.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import no.dugnad.platform.feed.FeedEvent;

/** Takes an event into a replica by SQL over its JSON, so that however many rows it holds are written as one set. */
@ApplicationScoped
class Replicas {
    private final EntityManager entities;

    Replicas(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param sql may use {@code :key}, {@code :sequence}, {@code :type} and {@code :json}
     * @return whether it changed anything; an older event than the one already taken in does not
     */
    boolean apply(String sql, FeedEvent event) {
        var query = entities.createNativeQuery(sql);
        for (var parameter : query.getParameters())
            query.setParameter(
                    parameter.getName(),
                    switch (parameter.getName()) {
                        case "key" -> event.key();
                        case "sequence" -> event.sequence();
                        case "type" -> String.valueOf(event.type());
                        case "json" -> event.json();
                        default -> throw new IllegalArgumentException(parameter.getName());
                    });
        return query.executeUpdate() > 0;
    }
}
