package no.dugnad.partnerships.party;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps, of the registry's translations between boundaries, who follows the municipalities that are no more from the day on which they hold. */
@ApplicationScoped
class BoundariesFeed {
    record State(LocalDate validFrom, List<Municipality> municipalities, List<Translation> translations) {
        State {
            if (validFrom == null || municipalities == null || translations == null)
                throw new UnreadableEvent("Boundaries have validFrom, municipalities and translations.", null);
        }

        /** Successors by the number that ends, each with its share: of those that earlier boundaries had and these have not. */
        Map<String, Map<String, Double>> succession() {
            var here = municipalities.stream().map(Municipality::number).collect(Collectors.toSet());
            var succession = new TreeMap<String, Map<String, Double>>();
            // the nearest earlier boundaries last: what they say counts
            translations.stream()
                    .filter(translation -> translation.from().isBefore(validFrom))
                    .sorted(Comparator.comparing(Translation::from))
                    .flatMap(translation -> translation.items().stream())
                    .filter(item -> !here.contains(item.source()))
                    .forEach(item -> succession.put(item.source(), item.shares()));
            return succession;
        }
    }

    record Municipality(String number) {}

    record Target(String number, @Nullable Double weight) {
        Target {
            if (number == null) throw new UnreadableEvent("A target has a number.", null);
        }
    }

    record Item(String source, List<Target> targets) {
        Item {
            if (source == null || targets == null)
                throw new UnreadableEvent("A translation has source and targets.", null);
        }

        Map<String, Double> shares() {
            var shares = new TreeMap<String, Double>();
            for (var target : targets) shares.put(target.number(), target.weight() == null ? 0 : target.weight());
            return shares;
        }
    }

    record Translation(LocalDate from, List<Item> items) {
        Translation {
            if (from == null || items == null) throw new UnreadableEvent("A translation has from and items.", null);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Feeds feeds;
    private final EntityManager entities;

    BoundariesFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("boundaries")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> upsert(e.sequence(), e.as(State.class)));
    }

    private void upsert(long sequence, State boundaries) {
        var newer = entities.createNativeQuery("""
                        insert into read_model.boundaries (valid_from, sequence) values (:from, :sequence)
                        on conflict (valid_from) do update set sequence = excluded.sequence
                        where excluded.sequence > boundaries.sequence
                        """)
                .setParameter("from", boundaries.validFrom())
                .setParameter("sequence", sequence)
                .executeUpdate();
        if (newer == 0) return;
        news(boundaries.validFrom());
        entities.createNativeQuery("delete from read_model.succession where drawn_on = :day")
                .setParameter("day", boundaries.validFrom())
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into read_model.succession (drawn_on, source, successor, weight)
                        select :day, source.key, successor.key, cast(successor.value as double precision)
                        from json_each(cast(:succession as json)) as source, json_each_text(source.value) as successor
                        """)
                .setParameter("day", boundaries.validFrom())
                .setParameter(
                        "succession", JSON.valueToTree(boundaries.succession()).toString())
                .executeUpdate();
        news(boundaries.validFrom());
    }

    /** Who was followed, and who is, may have memberships that have to follow. */
    private void news(LocalDate day) {
        entities.createNativeQuery("""
                        insert into read_model.reform_news (number)
                        select distinct source from read_model.succession where drawn_on = :day
                        on conflict (number) do update set mark = gen_random_uuid()
                        """).setParameter("day", day).executeUpdate();
    }
}
