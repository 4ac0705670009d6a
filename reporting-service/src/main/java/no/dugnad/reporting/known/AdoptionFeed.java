package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Adoptions (innføringer): how far each municipality has come with a solution, and when. */
@ApplicationScoped
class AdoptionFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    AdoptionFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("adoption")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        var newer = replicas.apply("""
                insert into read_model.adoption (id, solution, number, ended_on, source, contested, removed, sequence)
                select :key, "solutionId", case when party ->> 'kind' = 'municipality' then party ->> 'number' end, "endedOn", source,
                       coalesce(answer ->> 'verdict' = 'contested', false), :type like '%.removed.v1', :sequence
                from json_to_record(cast(:json as json)) as a ("solutionId" text, party json, "endedOn" date, source text, answer json)
                on conflict (id) do update
                set solution = excluded.solution, number = excluded.number, ended_on = excluded.ended_on, source = excluded.source,
                    contested = excluded.contested, removed = excluded.removed,
                    sequence = excluded.sequence
                where excluded.sequence > adoption.sequence
                """, event);
        if (!newer) return;
        replicas.apply("delete from read_model.adoption_state where adoption = :key", event);
        replicas.apply("""
                insert into read_model.adoption_state (adoption, place, state, since)
                select :key, s.place, s.value ->> 'state', cast(s.value ->> 'on' as date)
                from json_array_elements(cast(:json as json) -> 'states') with ordinality as s (value, place)
                where s.value ->> 'on' is not null
                """, event);
    }
}
