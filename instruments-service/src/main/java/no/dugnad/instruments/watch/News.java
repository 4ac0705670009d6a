package no.dugnad.instruments.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.BrokenRule;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to partnerships, receptions, solutions and reports, until it has been queued for those who watch. An event is news once: a read model that is
 * rebuilt reads them all again.
 */
@ApplicationScoped
class News {
    /**
     * One thing that has happened.
     *
     * @param subject id of the thing
     * @param partnership that it belongs to, or null
     * @param municipalities numbers of those whom it is about; none when it is about nobody in particular
     * @param path where it is read
     */
    record Item(
            UUID id,
            ChangeKind kind,
            Instant at,
            String subject,
            @Nullable String partnership,
            List<String> municipalities,
            String path) {}

    /** The fields of all these things that say whom they are about. */
    private record Thing(
            @Nullable String id,
            @Nullable String partnershipId,
            @Nullable String solutionId,
            @Nullable Party party,
            @Nullable List<Member> members) {
        record Party(@Nullable String kind, @Nullable String number) {}

        record Member(@Nullable String number) {}

        List<String> municipalities() {
            var own = party != null && "municipality".equals(party.kind())
                    ? Stream.of(party.number())
                    : Stream.<String>of();
            var all = members == null ? Stream.<String>of() : members.stream().map(Member::number);
            return Stream.concat(own, all)
                    .filter(number -> number != null)
                    .distinct()
                    .toList();
        }
    }

    private final EntityManager entities;

    News(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps what can be watched for, in the transaction of the feed. */
    void heard(@Observes FeedEvent event) {
        var kind = kind(event.type());
        if (kind.isEmpty() || !isNewer(event)) return;
        var thing = event.as(Thing.class);
        entities.createNativeQuery("""
                        insert into news (kind, happened_at, subject, partnership_id, municipalities, path)
                        values (:kind, :at, :subject, :partnership, cast(:municipalities as varchar[]), :path)
                        """)
                .setParameter("kind", Words.word(kind.get()))
                .setParameter("at", event.time().atOffset(ZoneOffset.UTC))
                .setParameter("subject", event.key())
                .setParameter(
                        "partnership", event.topic().endsWith(".partnership") ? event.key() : thing.partnershipId())
                .setParameter("municipalities", "{" + String.join(",", thing.municipalities()) + "}")
                .setParameter("path", path(event, thing))
                .executeUpdate();
    }

    /** The oldest, held until the transaction ends; none that another replica of the service has. */
    @SuppressWarnings("unchecked")
    List<Item> oldest(int most) {
        var found = new ArrayList<Item>();
        for (var row : (List<Object[]>)
                entities.createNativeQuery("""
                        select id, kind, happened_at, subject, partnership_id, array_to_string(municipalities, ','), path
                        from news order by id limit :most for update skip locked
                        """).setParameter("most", most).getResultList()) {
            var numbers = (String) row[5];
            found.add(new Item(
                    (UUID) row[0],
                    Words.parse(ChangeKind.class, (String) row[1]),
                    row[2] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[2],
                    (String) row[3],
                    (String) row[4],
                    numbers.isEmpty() ? List.of() : List.of(numbers.split(",")),
                    (String) row[6]));
        }
        return found;
    }

    void forget(List<Item> items) {
        entities.createNativeQuery("delete from news where id in (:ids)")
                .setParameter("ids", items.stream().map(Item::id).toList())
                .executeUpdate();
    }

    private boolean isNewer(FeedEvent event) {
        return entities.createNativeQuery("""
                        insert into news_heard (topic, key, sequence) values (:topic, :key, :sequence)
                        on conflict (topic, key) do update set sequence = excluded.sequence where excluded.sequence > news_heard.sequence
                        """)
                        .setParameter("topic", event.topic())
                        .setParameter("key", event.key())
                        .setParameter("sequence", event.sequence())
                        .executeUpdate()
                == 1;
    }

    private static Optional<ChangeKind> kind(@Nullable String type) {
        if (type == null) return Optional.empty();
        try {
            return Optional.of(Words.parse(
                    ChangeKind.class, type.replaceFirst("^no\\.dugnad\\.", "").replaceFirst("\\.v[0-9]+$", "")));
        } catch (BrokenRule none) {
            return Optional.empty();
        }
    }

    private static String path(FeedEvent event, Thing thing) {
        return switch (event.topic()) {
            case "dugnad.membership" -> "/v1/partnerships/" + thing.partnershipId() + "/members/" + event.key();
            case "dugnad.adoption" -> "/v1/solutions/" + thing.solutionId() + "/adoptions/" + event.key();
            default -> "/v1/" + event.topic().substring("dugnad.".length()) + "s/" + event.key();
        };
    }
}
