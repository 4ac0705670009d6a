package no.dugnad.partnerships.party;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps, of the registry's translations between boundaries, who follows the municipalities that are no more from the day on which they hold. */
@ApplicationScoped
class BoundariesFeed {
    record State(LocalDate validFrom, List<Municipality> municipalities, List<Translation> translations) {
        State {
            if (validFrom == null || municipalities == null || translations == null)
                throw new UnreadableEvent("Boundaries have validFrom, municipalities and translations.", null);
        }

        /** Successors by the number that ends: those that earlier boundaries had and these have not. */
        Map<String, Set<String>> succession() {
            var here = municipalities.stream().map(Municipality::number).collect(Collectors.toSet());
            var succession = new TreeMap<String, Set<String>>();
            for (var translation : translations)
                if (translation.from().isBefore(validFrom))
                    for (var item : translation.items())
                        if (!here.contains(item.source()))
                            for (var target : item.targets())
                                succession
                                        .computeIfAbsent(item.source(), source -> new TreeSet<>())
                                        .add(target.number());
            return succession;
        }
    }

    record Municipality(String number) {}

    record Target(String number) {
        Target {
            if (number == null) throw new UnreadableEvent("A target has a number.", null);
        }
    }

    record Item(String source, List<Target> targets) {
        Item {
            if (source == null || targets == null)
                throw new UnreadableEvent("A translation has source and targets.", null);
        }
    }

    record Translation(LocalDate from, List<Item> items) {
        Translation {
            if (from == null || items == null) throw new UnreadableEvent("A translation has from and items.", null);
        }
    }

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
        entities.createNativeQuery("delete from read_model.succession where drawn_on = :day")
                .setParameter("day", boundaries.validFrom())
                .executeUpdate();
        boundaries
                .succession()
                .forEach((source, successors) -> successors.forEach(successor -> entities.createNativeQuery(
                                "insert into read_model.succession (drawn_on, source, successor) values (:day, :source, :successor)")
                        .setParameter("day", boundaries.validFrom())
                        .setParameter("source", source)
                        .setParameter("successor", successor)
                        .executeUpdate()));
    }
}
