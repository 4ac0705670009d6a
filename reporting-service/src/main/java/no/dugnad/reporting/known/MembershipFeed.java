package no.dugnad.reporting.known;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Memberships (medlemskap): which municipalities are in which partnerships, and when. One may be told of before its partnership is; what was told before there were states is the host's word. */
@ApplicationScoped
class MembershipFeed {
    private final Feeds feeds;
    private final Replicas replicas;

    MembershipFeed(Feeds feeds, Replicas replicas) {
        this.feeds = feeds;
        this.replicas = replicas;
    }

    @Incoming("membership")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, this::upsert);
    }

    private void upsert(FeedEvent event) {
        replicas.apply("""
                insert into read_model.partnership_member (id, partnership, number, valid_from, valid_to, state, removed, sequence)
                select :key, "partnershipId", case when party ->> 'kind' = 'municipality' then party ->> 'number' end, "from", "to",
                       coalesce(state, 'stated-by-host'), :type like '%.removed.v1', :sequence
                from json_to_record(cast(:json as json)) as m ("partnershipId" text, party json, "from" date, "to" date, state text)
                on conflict (id) do update
                set partnership = excluded.partnership, number = excluded.number, valid_from = excluded.valid_from, valid_to = excluded.valid_to, state = excluded.state,
                    removed = excluded.removed, sequence = excluded.sequence
                where excluded.sequence > partnership_member.sequence
                """, event);
    }
}
