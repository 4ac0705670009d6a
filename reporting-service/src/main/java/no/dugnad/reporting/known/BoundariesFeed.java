package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Sets of boundaries (inndelinger), and the finished translation from every other set to each: the registry alone computes those. */
@ApplicationScoped
class BoundariesFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    BoundariesFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("boundaries")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = replicas.apply("""
                insert into read_model.boundary_set (valid_from, sequence) values (cast(:key as date), :sequence)
                on conflict (valid_from) do update set sequence = excluded.sequence where excluded.sequence > boundary_set.sequence
                """, event);
        if (!newer) return;
        replicas.apply("delete from read_model.boundary_municipality where valid_from = cast(:key as date)", event);
        replicas.apply("delete from read_model.translation where to_set = cast(:key as date)", event);
        replicas.apply("""
                insert into read_model.boundary_municipality (valid_from, number, name, county)
                select cast(:key as date), number, name, "countyNumber"
                from json_to_recordset(cast(:json as json) -> 'municipalities') as m (number text, name text, "countyNumber" text)
                """, event);
        replicas.apply("""
                insert into read_model.translation (to_set, from_set, source, target, weight, targets, largest)
                select cast(:key as date), t."from", i.source, g.number, g.weight,
                       count(*) over (partition by t."from", i.source),
                       row_number() over (partition by t."from", i.source order by g.weight desc, g.number) = 1
                from json_to_recordset(cast(:json as json) -> 'translations') as t ("from" date, items json)
                cross join lateral json_to_recordset(t.items) as i (source text, targets json)
                cross join lateral json_to_recordset(i.targets) as g (number text, weight numeric)
                """, event);
    }
}
