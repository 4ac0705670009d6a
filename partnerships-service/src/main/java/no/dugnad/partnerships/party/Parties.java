package no.dugnad.partnerships.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks parties up: municipalities and counties in the replica of the registry, organisations in the replica and in the table shipped with the service. */
@ApplicationScoped
public class Parties {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final EntityManager entities;
    private final Clock clock;

    Parties(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Today's date in Norway. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(NORWAY));
    }

    /**
     * What is known of all of these, in at most four queries however many they are.
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
        for (var party : parties) {
            if (party.kind() == PartyKind.MUNICIPALITY && party.number() != null)
                municipalityNumbers.add(party.number());
            if (party.kind() == PartyKind.COUNTY && party.number() != null) countyNumbers.add(party.number());
            if (party.organisationNumber() != null)
                organisationNumbers.add(party.organisationNumber().value());
        }
        return new KnownParties(
                day,
                municipalities(municipalityNumbers),
                successors(municipalityNumbers),
                counties(countyNumbers),
                Organisations.byCounty(),
                organisations(organisationNumbers, day));
    }

    private Map<String, List<KnownPeriod>> municipalities(Set<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return periods("""
                select number as key, name, norwegian_name, valid_from, valid_to
                from read_model.municipality_version where number in (:keys) order by number, valid_from
                """, numbers);
    }

    private Map<String, List<String>> successors(Set<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        var found = new HashMap<String, List<String>>();
        for (var row : rows("""
                select s.source as key, concat_ws(' ', s.successor, v.name) as successor
                from read_model.succession s
                join read_model.municipality_version ended on ended.number = s.source and ended.valid_to = s.drawn_on
                left join read_model.municipality_version v on v.number = s.successor and v.valid_from <= s.drawn_on
                  and (v.valid_to is null or v.valid_to > s.drawn_on)
                where s.source in (:keys) order by s.source, s.drawn_on, s.successor
                """, numbers, Map.of()))
            found.computeIfAbsent(row.get("key", String.class), key -> new ArrayList<>())
                    .add(row.get("successor", String.class));
        return found;
    }

    /** A county is valid as long as one of its municipalities is. */
    private Map<String, List<KnownPeriod>> counties(Set<String> numbers) {
        if (numbers.isEmpty()) return Map.of();
        return periods("""
                select county_number as key, county_name as name, county_name as norwegian_name,
                       min(valid_from) as valid_from, nullif(max(coalesce(valid_to, 'infinity')), 'infinity') as valid_to
                from read_model.municipality_version where county_number in (:keys)
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
        var rows = entities.createNativeQuery(query, Tuple.class).setParameter("keys", keys);
        more.forEach(rows::setParameter);
        return rows.getResultList();
    }
}
