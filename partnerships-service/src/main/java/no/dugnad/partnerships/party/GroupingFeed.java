package no.dugnad.partnerships.party;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Keeps groupings (grupperinger) of municipalities, with who is in which group when. */
@ApplicationScoped
class GroupingFeed {
    record State(
            String id,
            JsonNode name,
            JsonNode groups,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            JsonNode periods) {
        State {
            if (id == null || name == null || groups == null || validFrom == null || periods == null)
                throw new UnreadableEvent("A grouping has id, name, groups, validFrom and periods.", null);
            if (!groups.isArray() || !periods.isArray())
                throw new UnreadableEvent("Groups and periods are lists.", null);
        }
    }

    private final Feeds feeds;
    private final EntityManager entities;

    GroupingFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("grouping")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> upsert(e, e.as(State.class)));
    }

    private void upsert(FeedEvent event, State grouping) {
        var newer = entities.createNativeQuery("""
                        insert into read_model.grouping (id, name, groups, valid_from, valid_to, removed, sequence)
                        values (:id, cast(:name as json), cast(:groups as json), :from, :to, :removed, :sequence)
                        on conflict (id) do update set name = excluded.name, groups = excluded.groups, valid_from = excluded.valid_from,
                          valid_to = excluded.valid_to, removed = excluded.removed, sequence = excluded.sequence
                        where excluded.sequence > grouping.sequence
                        """)
                .unwrap(NativeQuery.class)
                .setParameter("id", grouping.id())
                .setParameter("name", grouping.name().toString())
                .setParameter("groups", grouping.groups().toString())
                .setParameter("from", grouping.validFrom())
                .setParameter("to", grouping.validTo(), LocalDate.class)
                .setParameter("removed", event.type() != null && event.type().endsWith(".removed.v1"))
                .setParameter("sequence", event.sequence())
                .executeUpdate();
        if (newer == 0) return;
        entities.createNativeQuery("delete from read_model.grouping_member where grouping_id = :id")
                .setParameter("id", grouping.id())
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into read_model.grouping_member (grouping_id, valid_from, valid_to, group_id, number)
                        select :id, cast(period ->> 'from' as date), cast(period ->> 'to' as date), groups.key, number
                        from json_array_elements(cast(:periods as json)) as period, json_each(period -> 'members') as groups,
                             json_array_elements_text(groups.value) as number
                        on conflict do nothing
                        """)
                .setParameter("id", grouping.id())
                .setParameter("periods", grouping.periods().toString())
                .executeUpdate();
    }
}
