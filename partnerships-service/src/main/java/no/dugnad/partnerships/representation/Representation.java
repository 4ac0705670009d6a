package no.dugnad.partnerships.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads who is represented: SQL for sets, in seven queries whatever is asked. */
@ApplicationScoped
class Representation {
    /** @param counties empty for the whole country */
    record Served(
            String id, List<String> counties, @Nullable LocalDate endsOn) {}

    /** @param periods from and to of those in which its members are constant */
    record Grouping(
            String id,
            Text name,
            List<Standing.Group> groups,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<Period> periods) {
        boolean covers(LocalDate day) {
            return !day.isBefore(validFrom)
                    && (validTo == null || day.isBefore(validTo))
                    && periods.stream()
                            .anyMatch(p -> !day.isBefore(p.from()) && (p.to() == null || day.isBefore(p.to())));
        }
    }

    record Period(LocalDate from, @Nullable LocalDate to) {}

    private record Others(int members, int seats) {}

    /** Also of a partnership that was removed a moment ago. */
    private static final Others NONE = new Others(0, 0);

    private final EntityManager entities;
    private final Parties parties;
    private final ObjectMapper json;

    Representation(EntityManager entities, Parties parties, ObjectMapper json) {
        this.entities = entities;
        this.parties = parties;
        this.json = json;
    }

    Optional<Served> partnership(String id) {
        if (id.indexOf('\0') >= 0) return Optional.empty();
        return rows(
                        "select id, array_to_string(counties, ',') as counties, ends_on from partnership where id = :id",
                        Map.of("id", id))
                .stream()
                .map(row -> new Served(
                        row.get("id", String.class),
                        Arrays.stream(row.get("counties", String.class).split(","))
                                .filter(county -> !county.isEmpty())
                                .toList(),
                        row.get("ends_on", LocalDate.class)))
                .findFirst();
    }

    List<String> groupings() {
        return rows("select id from read_model.grouping where not removed order by id", Map.of()).stream()
                .map(row -> row.get("id", String.class))
                .toList();
    }

    Optional<Grouping> grouping(String id) {
        return rows("""
                        select g.id, cast(g.name as text) as name, cast(g.groups as text) as groups, g.valid_from, g.valid_to,
                               cast((select json_agg(distinct jsonb_build_object('from', m.valid_from, 'to', m.valid_to))
                                     from read_model.grouping_member m where m.grouping_id = g.id) as text) as periods
                        from read_model.grouping g where g.id = :id and not g.removed
                        """, Map.of("id", id)).stream()
                .map(row -> new Grouping(
                        row.get("id", String.class),
                        read(row.get("name", String.class), new TypeReference<Text>() {}),
                        groups(row.get("groups", String.class)),
                        row.get("valid_from", LocalDate.class),
                        row.get("valid_to", LocalDate.class),
                        row.get("periods", String.class) == null
                                ? List.of()
                                : read(row.get("periods", String.class), new TypeReference<List<Period>>() {})))
                .findFirst();
    }

    /** On each of these days. */
    List<Standing> on(List<LocalDate> days, Served partnership, Grouping grouping) {
        var lines = parties.countyLines();
        var counties = new LinkedHashMap<LocalDate, List<String>>();
        for (var day : days) counties.put(day, List.copyOf(lines.on(day, partnership.counties())));
        var asked = counties.entrySet().stream()
                .map(day -> {
                    var one = new HashMap<String, @Nullable Object>();
                    one.put("day", day.getKey().toString());
                    one.put("counties", partnership.counties().isEmpty() ? null : day.getValue());
                    return one;
                })
                .toList();
        var municipalities = municipalities(write(asked), partnership, grouping);
        var others = others(write(asked), partnership);
        var standings = new ArrayList<Standing>();
        counties.forEach((day, covered) -> {
            var besides = others.getOrDefault(day, NONE);
            standings.add(Standing.of(
                    day,
                    covered,
                    grouping.groups(),
                    municipalities.getOrDefault(day, List.of()),
                    besides.members(),
                    besides.seats()));
        });
        return standings;
    }

    private Map<LocalDate, List<Standing.Municipality>> municipalities(
            String days, Served partnership, Grouping grouping) {
        var found = new HashMap<LocalDate, List<Standing.Municipality>>();
        for (var row : rows("""
                with asked as (select day, counties from json_to_recordset(cast(:days as json)) as d(day date, counties json)),
                member as (
                  select distinct a.day, m.number from asked a join membership m on m.joined_on <= a.day and (m.left_on is null or m.left_on > a.day)
                  join partnership p on p.id = m.partnership_id and (p.ends_on is null or p.ends_on > a.day)
                  where m.partnership_id = :partnership and m.party_kind = 'MUNICIPALITY' and m.standing),
                seats as (
                  select a.day, s.number, count(*) as seats
                  from asked a
                  join body b on (b.formed_on is null or b.formed_on <= a.day) and (b.ended_on is null or b.ended_on > a.day)
                  join partnership p on p.id = b.partnership_id and (p.ends_on is null or p.ends_on > a.day)
                  join seat s on s.body_id = b.id and (s.known_from is null or s.known_from <= a.day) and (s.held_to is null or s.held_to > a.day)
                  where b.partnership_id = :partnership and s.party_kind = 'MUNICIPALITY'
                  group by a.day, s.number)
                select a.day, v.number, a.counties is null or v.county_number in (select json_array_elements_text(a.counties)) as served,
                       g.group_id, cast(round(population.value) as bigint) as inhabitants, member.number is not null as member,
                       cast(coalesce(seats.seats, 0) as int) as seats
                from asked a
                join read_model.municipality_version v on v.valid_from <= a.day and (v.valid_to is null or v.valid_to > a.day)
                left join read_model.grouping_member g on g.grouping_id = :grouping and g.number = v.number
                  and g.valid_from <= a.day and (g.valid_to is null or g.valid_to > a.day)
                left join lateral (
                  select i.value from read_model.indicator_value i
                  where i.indicator = 'population' and i.number = v.number and i.year <= extract(year from a.day)
                  order by i.year desc limit 1) population on true
                left join member on member.day = a.day and member.number = v.number
                left join seats on seats.day = a.day and seats.number = v.number
                order by a.day, v.number
                """, Map.of("days", days, "partnership", partnership.id(), "grouping", grouping.id())))
            found.computeIfAbsent(row.get("day", LocalDate.class), day -> new ArrayList<>())
                    .add(new Standing.Municipality(
                            row.get("number", String.class),
                            row.get("served", Boolean.class),
                            row.get("group_id", String.class),
                            row.get("inhabitants", Long.class),
                            row.get("member", Boolean.class),
                            row.get("seats", Integer.class)));
        return found;
    }

    private Map<LocalDate, Others> others(String days, Served partnership) {
        var found = new HashMap<LocalDate, Others>();
        for (var row : rows("""
                with asked as (select day from json_to_recordset(cast(:days as json)) as d(day date))
                select a.day,
                  cast((select count(*) from membership m where m.partnership_id = p.id and m.party_kind <> 'MUNICIPALITY'
                          and m.standing and m.joined_on <= a.day and (m.left_on is null or m.left_on > a.day)
                          and (p.ends_on is null or p.ends_on > a.day)) as int) as members,
                  cast((select count(*) from seat s join body b on b.id = s.body_id where b.partnership_id = p.id and s.party_kind <> 'MUNICIPALITY'
                          and (b.formed_on is null or b.formed_on <= a.day) and (b.ended_on is null or b.ended_on > a.day)
                          and (s.known_from is null or s.known_from <= a.day) and (s.held_to is null or s.held_to > a.day)
                          and (p.ends_on is null or p.ends_on > a.day)) as int) as seats
                from asked a cross join partnership p where p.id = :partnership
                """, Map.of("days", days, "partnership", partnership.id())))
            found.put(
                    row.get("day", LocalDate.class),
                    new Others(row.get("members", Integer.class), row.get("seats", Integer.class)));
        return found;
    }

    private List<Standing.Group> groups(String text) {
        return read(text, new TypeReference<List<Map<String, Object>>>() {}).stream()
                .map(group -> new Standing.Group(
                        String.valueOf(group.get("id")), json.convertValue(group.get("name"), Text.class)))
                .toList();
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
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
