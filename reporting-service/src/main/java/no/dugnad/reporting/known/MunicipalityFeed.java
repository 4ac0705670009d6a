package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Numbers of municipalities and counties, when they were valid, and where they lie. */
@ApplicationScoped
class MunicipalityFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    MunicipalityFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("municipality")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = replicas.apply("""
                insert into read_model.municipality (number, latitude, longitude, sequence)
                select :key, cast(p ->> 'latitude' as double precision), cast(p ->> 'longitude' as double precision), :sequence
                from (select cast(:json as json) -> 'attributes' -> 'point') as told (p)
                on conflict (number) do update
                set latitude = excluded.latitude, longitude = excluded.longitude, sequence = excluded.sequence
                where excluded.sequence > municipality.sequence
                """, event);
        if (!newer) return;
        replicas.apply("delete from read_model.municipality_version where number = :key", event);
        replicas.apply("""
                insert into read_model.municipality_version (number, valid_from, valid_to, name, county_number, county_name)
                select :key, "validFrom", "validTo", name, "countyNumber", "countyName"
                from json_to_recordset(cast(:json as json) -> 'versions')
                  as v ("validFrom" date, "validTo" date, name text, "countyNumber" text, "countyName" text)
                """, event);
    }
}
