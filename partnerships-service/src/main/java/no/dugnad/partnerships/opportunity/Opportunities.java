package no.dugnad.partnerships.opportunity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads calls, partnerships and what criteria may name of their members; in four queries however many they are. */
@ApplicationScoped
class Opportunities {
    /** A call that is not over, with its instrument as far as it is known. */
    record Offered(
            CallState call,
            CallStatus status,
            @Nullable Text instrumentName,
            @Nullable List<String> applicants) {}

    private final EntityManager entities;
    private final ObjectMapper json;

    Opportunities(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    boolean knows(String partnership) {
        return partnership.indexOf('\0') < 0
                && !rows("select id from partnership where id = :id", Map.of("id", partnership))
                        .isEmpty();
    }

    /** Calls that are open or will be, the first to close first and rolling ones last. */
    List<Offered> calls(Instant now) {
        return rows("""
                        select coalesce(c.opens_at > :now, false) as upcoming, cast(c.state as text) as state, cast(i.name as text) as name, array_to_string(i.applicants, ',') as applicants
                        from read_model.call c left join read_model.instrument i on i.id = c.instrument_id
                        where not c.withdrawn and (c.closes_at is null or c.closes_at > :now)
                        order by c.closes_at nulls last, c.id
                        """, Map.of("now", now)).stream()
                .map(row -> new Offered(
                        read(row.get("state", String.class), new TypeReference<CallState>() {}),
                        row.get("upcoming", Boolean.class) ? CallStatus.UPCOMING : CallStatus.OPEN,
                        row.get("name", String.class) == null
                                ? null
                                : read(row.get("name", String.class), new TypeReference<Text>() {}),
                        row.get("applicants", String.class) == null
                                ? null
                                : Arrays.asList(
                                        row.get("applicants", String.class).split(","))))
                .toList();
    }

    /** The partnership and all others that a municipal member of it is in, by id, with their municipal members on the day. */
    Map<String, Consortium> consortia(String partnership, LocalDate day) {
        var numbers = new TreeMap<String, List<String>>();
        var about = new HashMap<String, Tuple>();
        for (var row : rows("""
                with valid as (
                  select p.id, p.kind, p.host_organisation, m.number from membership m join partnership p on p.id = m.partnership_id
                  where m.party_kind = 'MUNICIPALITY' and m.standing and m.joined_on <= :day and (m.left_on is null or m.left_on > :day)
                    and (p.ends_on is null or p.ends_on > :day))
                select distinct id, kind, host_organisation, number from valid
                where id in (select id from valid where number in (select number from valid where id = :partnership))
                order by id, number
                """, Map.of("partnership", partnership, "day", day))) {
            numbers.computeIfAbsent(row.get("id", String.class), id -> new ArrayList<>())
                    .add(row.get("number", String.class));
            about.putIfAbsent(row.get("id", String.class), row);
        }
        if (numbers.isEmpty()) return Map.of();
        var facts =
                facts(Set.copyOf(numbers.values().stream().flatMap(List::stream).toList()), day);
        var consortia = new TreeMap<String, Consortium>();
        numbers.forEach((id, members) -> {
            var known = new TreeMap<String, Map<String, Object>>();
            for (var number : members) if (facts.containsKey(number)) known.put(number, facts.get(number));
            // each has been put in with its row
            var row = Objects.requireNonNull(about.get(id));
            consortia.put(
                    id,
                    Consortium.of(
                            id,
                            row.get("kind", String.class)
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'),
                            row.get("host_organisation", String.class),
                            known));
        });
        return consortia;
    }

    /** What a criterion may name of each municipality, with CEL's types; what is not known is left out. */
    private Map<String, Map<String, Object>> facts(Set<String> numbers, LocalDate day) {
        var found = new HashMap<String, Map<String, Object>>();
        for (var row : rows("""
                select v.number, v.name, cast(v.names as text) as names, v.klass_label, v.county_number, v.county_name, m.organisation_number,
                       v.valid_from, v.valid_to, cast(m.attributes as text) as attributes, cast(m.profile as text) as profile,
                       (select g.group_id from read_model.grouping_member g where g.grouping_id = 'kostra-group' and g.number = v.number
                          and g.valid_from <= :day and (g.valid_to is null or g.valid_to > :day)) as kostra,
                       cast((select json_object_agg(indicator, value) from (
                          select distinct on (indicator) indicator, value from read_model.indicator_value
                          where number = v.number and year <= :year order by indicator, year desc) newest) as text) as indicators,
                       (select max(year) from read_model.indicator_value where indicator = 'population' and number = v.number and year <= :year) as counted
                from read_model.municipality_version v join read_model.municipality m on m.number = v.number
                where v.number in (:numbers) and v.valid_from <= :day and (v.valid_to is null or v.valid_to > :day)
                """, Map.of("numbers", numbers, "day", day, "year", day.getYear())))
            found.put(row.get("number", String.class), facts(row));
        return found;
    }

    private Map<String, Object> facts(Tuple row) {
        var facts = new HashMap<String, Object>();
        put(facts, "number", row.get("number", String.class));
        put(facts, "name", row.get("name", String.class));
        if (row.get("names", String.class) != null)
            facts.put("names", read(row.get("names", String.class), new TypeReference<Map<String, String>>() {}));
        put(facts, "klassLabel", row.get("klass_label", String.class));
        put(facts, "countyNumber", row.get("county_number", String.class));
        put(facts, "countyName", row.get("county_name", String.class));
        put(facts, "organisationNumber", row.get("organisation_number", String.class));
        put(facts, "validFrom", row.get("valid_from", LocalDate.class).toString());
        if (row.get("valid_to", LocalDate.class) != null)
            facts.put("validTo", row.get("valid_to", LocalDate.class).toString());
        put(facts, "kostraGroup", row.get("kostra", String.class));

        var indicators = row.get("indicators", String.class) == null
                ? Map.<String, Double>of()
                : read(row.get("indicators", String.class), new TypeReference<Map<String, Double>>() {});
        facts.put("indicators", indicators);
        whole(facts, "population", indicators.get("population"));
        whole(facts, "centralityClass", indicators.get("centrality-class"));
        whole(facts, "centralityIndex", indicators.get("centrality-index"));
        if (row.get("counted", Integer.class) != null)
            facts.put("populationYear", row.get("counted", Integer.class).longValue());

        var place = tree(row.get("attributes", String.class));
        put(facts, "areaKm2", indicators.get("area-km2"));
        if (place.path("areaKm2").isNumber())
            facts.putIfAbsent("areaKm2", place.path("areaKm2").doubleValue());
        if (place.at("/labourMarketRegion/code").isTextual())
            facts.put("labourMarketRegion", place.at("/labourMarketRegion/code").textValue());
        if (place.path("samiAdministrativeArea").isBoolean())
            facts.put(
                    "samiAdministrativeArea",
                    place.path("samiAdministrativeArea").booleanValue());
        facts.put("profile", profile(tree(row.get("profile", String.class))));
        return Map.copyOf(facts);
    }

    private static Map<String, Object> profile(JsonNode said) {
        var profile = new HashMap<String, Object>();
        if (said.path("innovationStrategy").isTextual())
            profile.put("innovationStrategy", said.path("innovationStrategy").textValue());
        if (said.path("staffCapacity").isNumber())
            profile.put("staffCapacity", said.path("staffCapacity").doubleValue());
        var readiness = new HashMap<String, Object>();
        said.path("readiness").properties().forEach(area -> {
            if (area.getValue().isIntegralNumber())
                readiness.put(area.getKey(), area.getValue().longValue());
        });
        // who has said nothing has said nothing of its readiness either
        if (!said.isMissingNode()) profile.put("readiness", Map.copyOf(readiness));
        return Map.copyOf(profile);
    }

    private static void whole(Map<String, Object> facts, String field, @Nullable Double value) {
        if (value != null) facts.put(field, Math.round(value));
    }

    private static void put(Map<String, Object> facts, String field, @Nullable Object value) {
        if (value != null) facts.put(field, value);
    }

    private JsonNode tree(String text) {
        try {
            return text == null ? json.missingNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String query, Map<String, ?> values) {
        var rows = entities.createNativeQuery(query, Tuple.class);
        values.forEach(rows::setParameter);
        return rows.getResultList();
    }
}
