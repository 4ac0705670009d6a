package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Gains (gevinster), planned and realised, line by line. */
@ApplicationScoped
class GainFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    GainFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("gain")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        replicas.apply("""
                insert into read_model.gain (id, solution, number, year, kind, phase, amount, unit, bearer, bearer_sector, receiver, receiver_sector,
                                             source, corrects, contested, removed, sequence)
                select :key, "solutionId", case when party ->> 'kind' = 'municipality' then party ->> 'number' end, year, kind, phase, amount, unit,
                       bearer ->> 'level', bearer ->> 'sector', receiver ->> 'level', receiver ->> 'sector', source, corrects,
                       coalesce(answer ->> 'verdict' = 'contested', false), :type like '%.removed.v1', :sequence
                from json_to_record(cast(:json as json))
                  as g ("solutionId" text, party json, year int, kind text, phase text, amount numeric, unit text, bearer json, receiver json, source text,
                        corrects text, answer json)
                on conflict (id) do update
                set solution = excluded.solution, number = excluded.number, year = excluded.year, kind = excluded.kind, phase = excluded.phase,
                    amount = excluded.amount, unit = excluded.unit, bearer = excluded.bearer, bearer_sector = excluded.bearer_sector,
                    receiver = excluded.receiver, receiver_sector = excluded.receiver_sector, source = excluded.source, corrects = excluded.corrects,
                    contested = excluded.contested, removed = excluded.removed, sequence = excluded.sequence
                where excluded.sequence > gain.sequence
                """, event);
    }
}
