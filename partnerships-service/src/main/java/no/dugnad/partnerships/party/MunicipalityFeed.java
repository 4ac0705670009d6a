package no.dugnad.partnerships.party;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Keeps the replica of the registry's municipalities: their names and validity, and their counties. */
@ApplicationScoped
class MunicipalityFeed {
    record State(
            String number,
            @Nullable String organisationNumber,
            List<Version> versions,
            @Nullable JsonNode attributes,
            @Nullable JsonNode profile,
            @Nullable List<Neighbours> neighbours) {
        State {
            if (number == null || versions == null || versions.isEmpty() || versions.contains(null))
                throw new UnreadableEvent("A municipality has a number and at least one version.", null);
            var starts = new HashSet<LocalDate>();
            for (var version : versions)
                if (!starts.add(version.validFrom()))
                    throw new UnreadableEvent("Two versions begin on " + version.validFrom() + ".", null);
        }
    }

    record Version(
            String name,
            @Nullable Map<String, String> names,
            @Nullable String klassLabel,
            String countyNumber,
            String countyName,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        Version {
            if (name == null || countyNumber == null || countyName == null || validFrom == null)
                throw new UnreadableEvent("A version has name, county and validFrom.", null);
        }

        String norwegianName() {
            return names == null ? name : names.getOrDefault("nb", names.getOrDefault("nn", name));
        }
    }

    /** Whom it borders on in a period. */
    record Neighbours(LocalDate from, @Nullable LocalDate to, List<String> numbers) {
        Neighbours {
            if (from == null || numbers == null) throw new UnreadableEvent("Neighbours have from and numbers.", null);
        }
    }

    private final Feeds feeds;
    private final EntityManager entities;

    MunicipalityFeed(Feeds feeds, EntityManager entities) {
        this.feeds = feeds;
        this.entities = entities;
    }

    @Incoming("municipality")
    @Blocking
    void read(FeedEvent event) {
        feeds.apply(event, e -> upsert(e.sequence(), e.as(State.class)));
    }

    private void upsert(long sequence, State municipality) {
        var newer = entities.createNativeQuery("""
                        insert into read_model.municipality (number, organisation_number, attributes, profile, sequence)
                        values (:number, :organisation, cast(:attributes as json), cast(:profile as json), :sequence)
                        on conflict (number) do update set organisation_number = excluded.organisation_number,
                          attributes = excluded.attributes, profile = excluded.profile, sequence = excluded.sequence
                        where excluded.sequence > municipality.sequence
                        """)
                .unwrap(NativeQuery.class)
                .setParameter("number", municipality.number())
                .setParameter("organisation", municipality.organisationNumber(), String.class)
                .setParameter("attributes", text(municipality.attributes()), String.class)
                .setParameter("profile", text(municipality.profile()), String.class)
                .setParameter("sequence", sequence)
                .executeUpdate();
        if (newer == 0) return;
        entities.createNativeQuery("delete from read_model.municipality_version where number = :number")
                .setParameter("number", municipality.number())
                .executeUpdate();
        for (var version : municipality.versions())
            entities.createNativeQuery("""
                            insert into read_model.municipality_version
                              (number, valid_from, valid_to, name, norwegian_name, names, klass_label, county_number, county_name)
                            values (:number, :from, :to, :name, :norwegian, cast(:names as json), :label, :county, :countyName)
                            """)
                    .unwrap(NativeQuery.class)
                    .setParameter("number", municipality.number())
                    .setParameter("from", version.validFrom())
                    .setParameter("to", version.validTo(), LocalDate.class)
                    .setParameter("name", version.name())
                    .setParameter("norwegian", version.norwegianName())
                    .setParameter("names", names(version.names()), String.class)
                    .setParameter("label", version.klassLabel(), String.class)
                    .setParameter("county", version.countyNumber())
                    .setParameter("countyName", version.countyName())
                    .executeUpdate();
        entities.createNativeQuery("""
                        insert into read_model.reform_news (number) values (:number)
                        on conflict (number) do update set mark = gen_random_uuid()
                        """)
                .setParameter("number", municipality.number())
                .executeUpdate();
        replaceNeighbours(municipality);
    }

    private void replaceNeighbours(State municipality) {
        entities.createNativeQuery("delete from read_model.neighbour where number = :number")
                .setParameter("number", municipality.number())
                .executeUpdate();
        if (municipality.neighbours() == null) return;
        for (var period : municipality.neighbours())
            for (var neighbour : period.numbers())
                entities.createNativeQuery("""
                                insert into read_model.neighbour (number, valid_from, valid_to, neighbour)
                                values (:number, :from, :to, :neighbour)
                                """)
                        .unwrap(NativeQuery.class)
                        .setParameter("number", municipality.number())
                        .setParameter("from", period.from())
                        .setParameter("to", period.to(), LocalDate.class)
                        .setParameter("neighbour", neighbour)
                        .executeUpdate();
    }

    private static @Nullable String text(@Nullable JsonNode json) {
        return json == null || json.isNull() ? null : json.toString();
    }

    private static @Nullable String names(@Nullable Map<String, String> names) {
        return names == null ? null : new ObjectMapper().valueToTree(names).toString();
    }
}
