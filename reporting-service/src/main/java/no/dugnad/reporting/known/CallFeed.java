package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Calls (utlysninger): of which instrument, who manages them, when reports are due, what an application must hold, and how many hours it takes to apply and to report. */
@ApplicationScoped
class CallFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    CallFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("call")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = replicas.apply("""
                insert into read_model.call (id, instrument, title, manager, reporting_due_at, closes_at, withdrawn, demo, sequence)
                select :key, "instrumentId", title, manager ->> 'organisationNumber', "reportingDueAt", "closesAt", "withdrawnAt" is not null,
                       coalesce(demo, false), :sequence
                from json_to_record(cast(:json as json))
                  as c ("instrumentId" text, title json, manager json, "reportingDueAt" timestamptz, "closesAt" timestamptz,
                        "withdrawnAt" timestamptz, demo boolean)
                on conflict (id) do update
                set instrument = excluded.instrument, title = excluded.title, manager = excluded.manager,
                    reporting_due_at = excluded.reporting_due_at, closes_at = excluded.closes_at, withdrawn = excluded.withdrawn,
                    demo = excluded.demo, sequence = excluded.sequence
                where excluded.sequence > call.sequence
                """, event);
        if (!newer) return;
        replicas.apply("delete from read_model.call_requirement where call = :key", event);
        replicas.apply("""
                insert into read_model.call_requirement (call, place, id, text, estimated_hours, concepts)
                select :key, r.place, r.value ->> 'id', r.value -> 'text', cast(r.value ->> 'estimatedHours' as numeric),
                       array(select c.value from json_array_elements_text(r.value -> 'concepts') with ordinality as c (value, place) order by c.place)
                from json_array_elements(cast(:json as json) -> 'requirements') with ordinality as r (value, place)
                where r.value -> 'text' is not null
                """, event);
        replicas.apply("delete from read_model.call_hours where call = :key", event);
        // a requirement whose id has the word report is met by those that were granted, all others by everyone who
        // applies
        replicas.apply("""
                insert into read_model.call_hours (call, instrument, year, application_hours, reporting_hours, demo)
                select :key, c."instrumentId",
                       cast(extract(year from coalesce(c."closesAt", c."opensAt") at time zone 'Europe/Oslo') as int),
                       sum(r."estimatedHours") filter (where r.id !~ '(^|-)(report|reports|reporting)(-|$)'),
                       sum(r."estimatedHours") filter (where r.id ~ '(^|-)(report|reports|reporting)(-|$)'),
                       coalesce(c.demo, false)
                from json_to_record(cast(:json as json))
                  as c ("instrumentId" text, "opensAt" timestamptz, "closesAt" timestamptz, requirements json, demo boolean)
                left join lateral json_to_recordset(c.requirements) as r (id text, "estimatedHours" numeric) on true
                group by c."instrumentId", c."opensAt", c."closesAt", c.demo
                """, event);
    }
}
