package no.dugnad.partnerships.party;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps groupings (grupperinger) and who belongs to which group when. */
@ApplicationScoped
class GroupingFeed {
    private final Feeds feeds;
    private final EntityManager entities;

    GroupingFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("grouping")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = entities.createNativeQuery("""
                        insert into read_model.grouping (id, name, groups, valid_from, valid_to, removed, sequence)
                        select :key, name, groups, "validFrom", "validTo", :removed, :sequence
                        from json_to_record(cast(:json as json)) as g (name json, groups json, "validFrom" date, "validTo" date)
                        on conflict (id) do update
                        set name = excluded.name, groups = excluded.groups, valid_from = excluded.valid_from,
                            valid_to = excluded.valid_to, removed = excluded.removed, sequence = excluded.sequence
                        where excluded.sequence > grouping.sequence
                        """)
                .setParameter("key", event.key())
                .setParameter("removed", event.type() != null && event.type().endsWith(".removed.v1"))
                .setParameter("sequence", event.sequence())
                .setParameter("json", event.json())
                .executeUpdate();
        if (newer == 0) return;
        entities.createNativeQuery("delete from read_model.grouping_member where grouping_id = :key")
                .setParameter("key", event.key())
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into read_model.grouping_member (grouping_id, group_id, valid_from, valid_to, number)
                        select :key, m.key, p."from", p."to", n.number
                        from json_to_recordset(cast(:json as json) -> 'periods') as p ("from" date, "to" date, members json)
                        cross join lateral json_each(p.members) as m
                        cross join lateral json_array_elements_text(m.value) as n (number)
                        """)
                .setParameter("key", event.key())
                .setParameter("json", event.json())
                .executeUpdate();
    }
}
