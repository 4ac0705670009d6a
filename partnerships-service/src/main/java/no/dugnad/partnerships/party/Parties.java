package no.dugnad.partnerships.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks parties up: municipalities and counties in the replica of the registry, organisations in the replica and in the table shipped with the service. */
@ApplicationScoped
public class Parties {
    private final EntityManager entities;
    private final Clock clock;
    private final Municipalities municipalities;

    Parties(EntityManager entities, Clock clock, Municipalities municipalities) {
        this.entities = entities;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /** Today's date in Norway. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * The organisation numbers of who speaks for the party today, where they are known: its own, and those of who follows it. Of a party in which
     * {@link Party#faults} found nothing.
     */
    public Set<String> organisations(Party party) {
        return switch (party.kind()) {
            case MUNICIPALITY -> municipalities.organisations(party.requiredNumber(), today());
            case COUNTY ->
                Organisations.authority(party.requiredNumber()).map(Set::of).orElse(Set.of());
            default ->
                party.organisationNumber() == null
                        ? Set.of()
                        : Set.of(party.organisationNumber().value());
        };
    }

    /** Number of the county that the municipality is in, or was last; none for other parties. */
    public Optional<String> countyOf(Party party) {
        if (party.kind() != PartyKind.MUNICIPALITY) return Optional.empty();
        return rows(
                        "select county_number from read_model.municipality_version where number in (:keys) order by valid_from desc limit 1",
                        Set.of(party.requiredNumber()),
                        Map.of())
                .stream()
                .map(row -> row.get("county_number", String.class))
                .findFirst();
    }

    /**
     * What is known of all of these and of those that follow them, in at most five queries however many they are.
     *
     * @param day on which they are to be named
     * @param parties as written; names are not looked at
     * @param organisations further organisation numbers
     * @param counties further county numbers
     */
    public KnownParties known(
            LocalDate day, Collection<Party> parties, Collection<String> organisations, Collection<String> counties) {
        var municipalityNumbers = new HashSet<String>();
        var countyNumbers = new HashSet<>(counties);
        var organisationNumbers = new HashSet<>(organisations);
        var countyTakesPart = false;
        for (var party : parties) {
            if (party.kind() == PartyKind.MUNICIPALITY && party.number() != null)
                municipalityNumbers.add(party.number());
            if (party.kind() == PartyKind.COUNTY && party.number() != null) {
                countyNumbers.add(party.number());
                countyTakesPart = true;
            }
            if (party.organisationNumber() != null)
                organisationNumbers.add(party.organisationNumber().value());
        }
        var handovers = new HashMap<String, List<Handover>>();
        if (!municipalityNumbers.isEmpty()) {
            handovers.putAll(municipalHandovers(municipalityNumbers));
            municipalityNumbers.addAll(successors(handovers));
        }
        if (countyTakesPart) {
            var ofCounties = countyHandovers();
            handovers.putAll(ofCounties);
            countyNumbers.addAll(successors(ofCounties));
        }
        return new KnownParties(
                day,
                municipalities(municipalityNumbers),
                handovers,
                counties(countyNumbers),
                Organisations.byCounty(),
                organisations(organisationNumbers, day));
    }

    /** The counties there are and have been, and how they follow each other; in two queries. */
    public CountyLines countyLines() {
        return new CountyLines(periods("""
                        select county_number as key, min(county_name) as name, min(county_name) as norwegian_name,
                               min(valid_from) as valid_from, nullif(max(coalesce(valid_to, 'infinity')), 'infinity') as valid_to
                        from read_model.municipality_version where valid_to is null or valid_to > valid_from
                        group by county_number order by county_number
                        """, Set.of()), countyHandovers());
    }

    private static Set<String> successors(Map<String, List<Handover>> handovers) {
        return handovers.values().stream()
                .flatMap(List::stream)
                .flatMap(h -> h.to().stream())
                .map(Fate.Successor::number)
                .collect(Collectors.toSet());
    }

    private Map<String, List<KnownPeriod>> municipalities(Set<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return periods("""
                select number as key, name, norwegian_name, valid_from, valid_to
                from read_model.municipality_version where number in (:keys) order by number, valid_from
                """, numbers);
    }

    /** Also of those that follow them in their turn. Only what both the municipality and its boundaries have told of counts. */
    private Map<String, List<Handover>> municipalHandovers(Set<String> numbers) {
        return handovers(rows("""
                with recursive line as (
                  select source, drawn_on, successor, weight from read_model.succession where source in (:keys)
                  union
                  select s.source, s.drawn_on, s.successor, s.weight from line join read_model.succession s on s.source = line.successor)
                select line.source as key, line.drawn_on as day, line.successor as number, v.name, line.weight
                from line
                join read_model.municipality_version ended
                  on ended.number = line.source and ended.valid_to = line.drawn_on and ended.valid_from < ended.valid_to
                join read_model.municipality_version v on v.number = line.successor and v.valid_from <= line.drawn_on
                  and (v.valid_to is null or v.valid_to > line.drawn_on)
                order by 1, 2, line.weight desc, 3
                """, numbers, Map.of()));
    }

    /**
     * A county that ends is followed by those that begin that day and take over most of its municipalities, or that have most of theirs from it: Viken by
     * Østfold, Akershus and Buskerud. One that gets a single municipality of another county does not follow it.
     */
    private Map<String, List<Handover>> countyHandovers() {
        return handovers(rows("""
                with move as (
                  select v.county_number as source, v.valid_to as day, w.county_number as target, min(w.county_name) as name, count(*) as n
                  from read_model.municipality_version v
                  left join read_model.succession s on s.source = v.number and s.drawn_on = v.valid_to
                  join read_model.municipality_version w on w.number = coalesce(s.successor, v.number)
                    and w.valid_from <= v.valid_to and (w.valid_to is null or w.valid_to > v.valid_to)
                  where v.valid_from < v.valid_to
                  group by 1, 2, 3),
                share as (
                  select move.*, n / sum(n) over (partition by source, day) as of_source, n / sum(n) over (partition by target, day) as of_target
                  from move)
                select source as key, day, target as number, name, cast(of_source as double precision) as weight
                from share
                where source <> target and (of_source > 0.5 or of_target > 0.5)
                  and not exists (select from read_model.municipality_version x where x.county_number = source
                                    and x.valid_from <= day and (x.valid_to is null or x.valid_to > day))
                  and not exists (select from read_model.municipality_version x where x.county_number = target
                                    and x.valid_from < day and x.valid_to >= day and x.valid_from < x.valid_to)
                order by 1, 2, of_source desc, 3
                """, Set.of(), Map.of()));
    }

    private static Map<String, List<Handover>> handovers(List<Tuple> rows) {
        var found = new HashMap<String, TreeMap<LocalDate, List<Fate.Successor>>>();
        for (var row : rows)
            found.computeIfAbsent(row.get("key", String.class), key -> new TreeMap<>())
                    .computeIfAbsent(row.get("day", LocalDate.class), day -> new ArrayList<>())
                    .add(new Fate.Successor(
                            row.get("number", String.class),
                            row.get("name", String.class),
                            row.get("weight", Double.class)));
        var handovers = new HashMap<String, List<Handover>>();
        found.forEach((number, days) -> handovers.put(
                number,
                days.entrySet().stream()
                        .map(day -> new Handover(day.getKey(), List.copyOf(day.getValue())))
                        .toList()));
        return handovers;
    }

    /** A county is valid as long as one of its municipalities is. */
    private Map<String, List<KnownPeriod>> counties(Set<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return periods("""
                select county_number as key, county_name as name, county_name as norwegian_name,
                       min(valid_from) as valid_from, nullif(max(coalesce(valid_to, 'infinity')), 'infinity') as valid_to
                from read_model.municipality_version
                where county_number in (:keys) and (valid_to is null or valid_to > valid_from)
                group by county_number, county_name order by county_number, min(valid_from)
                """, numbers);
    }

    private Map<String, List<KnownPeriod>> periods(String query, Set<String> keys) {
        var found = new HashMap<String, List<KnownPeriod>>();
        for (var row : rows(query, keys, Map.of()))
            found.computeIfAbsent(row.get("key", String.class), key -> new ArrayList<>())
                    .add(new KnownPeriod(
                            row.get("name", String.class),
                            row.get("norwegian_name", String.class),
                            row.get("valid_from", LocalDate.class),
                            row.get("valid_to", LocalDate.class)));
        return found;
    }

    private Map<String, String> organisations(Set<String> numbers, LocalDate day) {
        if (numbers.isEmpty()) return Map.of();
        var found = new LinkedHashMap<String, String>();
        for (var number : numbers)
            if (Organisations.byNumber().containsKey(number))
                found.put(number, Organisations.byNumber().get(number));
        var rest = new HashSet<>(numbers);
        rest.removeAll(found.keySet());
        if (rest.isEmpty()) return found;
        for (var row : rows("""
                select distinct on (m.organisation_number) m.organisation_number as key, v.norwegian_name as name
                from read_model.municipality m join read_model.municipality_version v on v.number = m.number
                where m.organisation_number in (:keys) and v.valid_from <= :day
                order by m.organisation_number, v.valid_from desc
                """, rest, Map.of("day", day)))
            found.put(row.get("key", String.class), row.get("name", String.class) + " kommune");
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String query, Set<String> keys, Map<String, ?> more) {
        var rows = entities.createNativeQuery(query, Tuple.class);
        if (!keys.isEmpty()) rows.setParameter("keys", keys);
        more.forEach(rows::setParameter);
        return rows.getResultList();
    }
}
