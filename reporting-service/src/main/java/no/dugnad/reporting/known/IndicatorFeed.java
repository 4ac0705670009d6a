package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Indicators (indikatorer): what the municipalities were like, year by year. */
@ApplicationScoped
class IndicatorFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    IndicatorFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("indicator")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = replicas.apply("""
                insert into read_model.indicator (id, year, name, unit, source, weighted_by, sequence)
                select id, year, name, unit, source, "weightedBy", :sequence
                from json_to_record(cast(:json as json)) as i (id text, year int, name json, unit text, source text, "weightedBy" text)
                on conflict (id, year) do update
                set name = excluded.name, unit = excluded.unit, source = excluded.source, weighted_by = excluded.weighted_by, sequence = excluded.sequence
                where excluded.sequence > indicator.sequence
                """, event);
        if (!newer) return;
        replicas.apply("""
                delete from read_model.indicator_value v using json_to_record(cast(:json as json)) as i (id text, year int)
                where v.id = i.id and v.year = i.year
                """, event);
        replicas.apply("""
                insert into read_model.indicator_value (id, year, number, value)
                select i.id, i.year, v.key, cast(v.value as double precision)
                from json_to_record(cast(:json as json)) as i (id text, year int, values json)
                cross join lateral json_each_text(i.values) as v
                """, event);
    }
}
