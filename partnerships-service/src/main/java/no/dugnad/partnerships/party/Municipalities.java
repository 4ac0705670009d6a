package no.dugnad.partnerships.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;

/** What is known of municipalities beside their names: their organisation, whom they border on, and which groups they are in. From the registry's events. */
@ApplicationScoped
public class Municipalities {
    /** A group of a grouping, in the grouping's own order. */
    public record Group(String id, Text name) {}

    /** A municipality's end. */
    public record Ending(LocalDate on, List<String> successors) {}

    private final EntityManager entities;
    private final ObjectMapper json;

    Municipalities(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** The municipality's own organisation number, where it is known. */
    public Optional<String> organisation(String number) {
        return entities.createNativeQuery(
                        "select organisation_number from read_model.municipality where number = :number and organisation_number is not null",
                        String.class)
                .setParameter("number", number)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Its own organisation number and, of one that is no more on the day, those of the municipalities that follow it; those that are known. */
    public Set<String> organisations(String number, LocalDate day) {
        return strings("""
                with recursive line as (
                  select cast(:number as text) as number
                  union
                  select e.successor from line join read_model.ending e on e.number = line.number and e.ends_on <= :day)
                select m.organisation_number from line join read_model.municipality m on m.number = line.number
                where m.organisation_number is not null
                """, Map.of("number", number, "day", day));
    }

    /** Numbers of those it has a land border with on the day. */
    public Set<String> neighbours(String number, LocalDate day) {
        return strings("""
                select neighbour from read_model.neighbour
                where number = :number and valid_from <= :day and (valid_to is null or valid_to > :day)
                """, Map.of("number", number, "day", day));
    }

    /** Whether this number is a municipality's on the day. */
    public boolean valid(String number, LocalDate day) {
        return !strings("""
                select number from read_model.municipality_version
                where number = :number and valid_from <= :day and (valid_to is null or valid_to > :day)
                """, Map.of("number", number, "day", day)).isEmpty();
    }

    /** Whether the registry has told of this grouping. */
    public boolean knows(String grouping) {
        return !strings("select id from read_model.grouping where id = :id and not removed", Map.of("id", grouping))
                .isEmpty();
    }

    /** Groups of the grouping in order; a {@code 400} at {@code grouping} when it is not known. */
    @SuppressWarnings("unchecked")
    public List<Group> groups(String grouping) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select g.value ->> 'id' as id, cast(g.value -> 'name' as text) as name
                        from read_model.grouping, json_array_elements(groups) with ordinality as g (value, place)
                        where grouping.id = :grouping and not grouping.removed order by place
                        """, Tuple.class)
                .setParameter("grouping", grouping)
                .getResultList();
        if (rows.isEmpty()) throw unknown(grouping);
        return rows.stream()
                .map(row -> new Group(row.get("id", String.class), text(row.get("name", String.class))))
                .toList();
    }

    /**
     * Municipalities of the day by number, each with its group's id.
     *
     * @throws Problem 422 when the grouping says nothing of that day
     */
    @SuppressWarnings("unchecked")
    public Map<String, String> grouped(String grouping, LocalDate day) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select number, group_id from read_model.grouping_member
                        where grouping_id = :grouping and valid_from <= :day and (valid_to is null or valid_to > :day)
                        """, Tuple.class)
                .setParameter("grouping", grouping)
                .setParameter("day", day)
                .getResultList();
        if (rows.isEmpty()) throw outside(grouping, day);
        var found = new HashMap<String, String>();
        for (var row : rows) found.put(row.get("number", String.class), row.get("group_id", String.class));
        return found;
    }

    /** Numbers of those in the same group on the day, or in the last period before it; itself left out, and none when nothing is known of its group. */
    public Set<String> sameGroup(String grouping, String number, LocalDate day) {
        var found = strings("""
                select o.number from read_model.grouping_member o
                join (select group_id, valid_from from read_model.grouping_member
                      where grouping_id = :grouping and number = :number and valid_from <= :day
                      order by valid_from desc limit 1) mine on o.group_id = mine.group_id and o.valid_from = mine.valid_from
                where o.grouping_id = :grouping
                  and exists (select from read_model.grouping g where g.id = :grouping and not g.removed)
                """, Map.of("grouping", grouping, "number", number, "day", day));
        found.remove(number);
        return found;
    }

    /** The newest event of the registry about it that has been heard of; 0 for one that is not known. */
    public long sequence(String number) {
        return ((Number) entities.createNativeQuery(
                                "select coalesce(max(sequence), 0) from read_model.municipality where number = :number")
                        .setParameter("number", number)
                        .getSingleResult())
                .longValue();
    }

    /**
     * When the municipality is no more and who follows it, where the registry says so.
     *
     * @param after a day on which it is valid
     */
    @SuppressWarnings("unchecked")
    public Optional<Ending> ending(String number, LocalDate after) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select ends_on, successor from read_model.ending
                        where number = :number and ends_on > :after order by ends_on, successor
                        """, Tuple.class)
                .setParameter("number", number)
                .setParameter("after", after)
                .getResultList();
        if (rows.isEmpty()) return Optional.empty();
        var on = rows.getFirst().get("ends_on", LocalDate.class);
        return Optional.of(new Ending(
                on,
                rows.stream()
                        .filter(row -> row.get("ends_on", LocalDate.class).equals(on))
                        .map(row -> row.get("successor", String.class))
                        .toList()));
    }

    /** Official names on the day by number, or those last had; in one query. */
    public Map<String, String> names(Collection<String> numbers, LocalDate day) {
        return names("name", numbers, day);
    }

    /** Likewise, in Norwegian where the official name is in several languages. */
    public Map<String, String> norwegianNames(Collection<String> numbers, LocalDate day) {
        return names("norwegian_name", numbers, day);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> names(String column, Collection<String> numbers, LocalDate day) {
        if (numbers.isEmpty()) return Map.of();
        List<Tuple> rows = entities.createNativeQuery(("""
                        select distinct on (number) number, %s as name from read_model.municipality_version
                        where number in (:numbers) order by number, (valid_from <= :day) desc, valid_from desc
                        """).formatted(column), Tuple.class)
                .setParameter("numbers", numbers)
                .setParameter("day", day)
                .getResultList();
        return rows.stream()
                .collect(
                        Collectors.toMap(row -> row.get("number", String.class), row -> row.get("name", String.class)));
    }

    private Problem outside(String grouping, LocalDate day) {
        var periods = entities.createNativeQuery(
                        "select cast(valid_from as text), coalesce(cast(valid_to as text), '–') from read_model.grouping where id = :id")
                .setParameter("id", grouping)
                .getResultList();
        if (periods.isEmpty()) return unknown(grouping);
        var period = (Object[]) periods.getFirst();
        return Problem.unprocessable(
                "outside-grouping",
                Map.of("grouping", grouping, "day", day, "validFrom", period[0], "validTo", period[1]));
    }

    private Problem unknown(String grouping) {
        var known = strings("select id from read_model.grouping where not removed order by id", Map.of());
        return Problem.invalid(
                Fault.in("grouping", "unknown-grouping", Map.of("value", grouping, "known", String.join(", ", known))));
    }

    private Set<String> strings(String sql, Map<String, ?> values) {
        var query = entities.createNativeQuery(sql, String.class);
        values.forEach(query::setParameter);
        var found = new LinkedHashSet<String>();
        for (var value : query.getResultList()) found.add((String) value);
        return found;
    }

    private Text text(String text) {
        try {
            return json.readValue(text, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
