package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Groupings (grupperinger) and who belongs to which group when. */
@ApplicationScoped
class GroupingFeed {
    /**
     * In an order are three groups or more whose conditions all compare one and the same quantity with numbers, and whose numbers go one way: bands of
     * population and classes of centrality are, counties are not.
     */
    private static final String ORDERED = """
            with told as (
              select g.place, g.value ->> 'condition' as condition
              from json_array_elements(cast(:json as json) -> 'groups') with ordinality as g (value, place)
            ), bare as (
              select place, condition, regexp_replace(condition, 'municipality[.][A-Za-z]+(\\[''[a-z0-9-]+''\\])*', '', 'g') as rest from told
            ), numbered as (
              select place, cast(substring(rest from '[0-9]+[.]*[0-9]*') as numeric) as first
              from bare where rest ~ '^[0-9.<>=& ()]+$' and rest ~ '[0-9]'
            ), steps as (
              select first, lag(first) over (order by place) as before from numbered
            )
            insert into read_model.grouping_order (grouping_id)
            select :key
            where (select count(*) from told) >= 3
              and (select count(*) from numbered) = (select count(*) from told)
              and (select count(distinct v[1]) from told, regexp_matches(condition, '(municipality[.][A-Za-z]+(\\[''[a-z0-9-]+''\\])*)', 'g') v) = 1
              and (select bool_and(first >= before) or bool_and(first <= before) from steps where before is not null)
            """;

    private final Feeds feeds;
    private final Replicas replicas;

    GroupingFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("grouping")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = replicas.apply("""
                insert into read_model.grouping (id, name, valid_from, valid_to, sequence)
                select :key, name, "validFrom", "validTo", :sequence
                from json_to_record(cast(:json as json)) as g (name json, "validFrom" date, "validTo" date)
                on conflict (id) do update
                set name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to, sequence = excluded.sequence
                where excluded.sequence > grouping.sequence
                """, event);
        if (!newer) return;
        replicas.apply("delete from read_model.grouping_group where grouping_id = :key", event);
        replicas.apply("delete from read_model.grouping_member where grouping_id = :key", event);
        replicas.apply("""
                insert into read_model.grouping_group (grouping_id, group_id, place, name)
                select :key, g.value ->> 'id', g.place, g.value -> 'name'
                from json_array_elements(cast(:json as json) -> 'groups') with ordinality as g (value, place)
                """, event);
        replicas.apply("""
                insert into read_model.grouping_member (grouping_id, group_id, valid_from, valid_to, number)
                select :key, m.key, p."from", p."to", n.number
                from json_to_recordset(cast(:json as json) -> 'periods') as p ("from" date, "to" date, members json)
                cross join lateral json_each(p.members) as m
                cross join lateral json_array_elements_text(m.value) as n (number)
                """, event);
        replicas.apply("delete from read_model.grouping_order where grouping_id = :key", event);
        replicas.apply(ORDERED, event);
    }
}
