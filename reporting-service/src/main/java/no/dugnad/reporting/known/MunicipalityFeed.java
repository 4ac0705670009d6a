package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Numbers of municipalities and counties, when they were valid and where they lie, which organisation each municipality is, and what it says of itself. */
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
                insert into read_model.municipality (number, organisation, profile, sequence)
                select :key, "organisationNumber", profile, :sequence
                from json_to_record(cast(:json as json)) as m ("organisationNumber" text, profile json)
                on conflict (number) do update
                set organisation = excluded.organisation, profile = excluded.profile, sequence = excluded.sequence
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
