package no.dugnad.reporting.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.dugnad.platform.text.Text;

/** What the things that others tell of are called, what municipalities have been called, and which partnerships they are in. */
@ApplicationScoped
public class Names {
    /** Things whose name is known here; the constant is the table. */
    public enum Thing {
        INSTRUMENT,
        PARTNERSHIP,
        SOLUTION
    }

    /** @param since first day; null when it is not known */
    public record In(String partnershipId, Text name, LocalDate since) {}

    /** A municipality as it was or is; {@code validTo} is the first day on which it is so no more, null while it is. */
    public record Version(String number, String name, LocalDate validFrom, LocalDate validTo) {
        public boolean validAt(LocalDate day) {
            return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
        }
    }

    /** @param until first day on which the number has not this name any more */
    public record Former(String number, String name, String countyName, LocalDate until) {}

    private final EntityManager entities;
    private final ObjectMapper json;

    Names(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** By id; one that is not known here is left out. */
    public Map<String, Text> of(Thing thing, Collection<String> ids) {
        var names = new HashMap<String, Text>();
        if (ids.isEmpty()) return names;
        for (var row : rows(
                "select id, cast(name as text) as name from read_model.%s where id in (:ids)"
                        .formatted(thing.name().toLowerCase(Locale.ROOT)),
                Map.of("ids", ids))) names.put(row.get("id", String.class), text(row.get("name", String.class)));
        return names;
    }

    /** The groups of a grouping, by id; none for a grouping that is not known here. */
    public Map<String, Text> groups(String grouping) {
        var names = new HashMap<String, Text>();
        for (var row : rows(
                "select group_id, cast(name as text) as name from read_model.grouping_group where grouping_id = :grouping",
                Map.of("grouping", grouping)))
            names.put(row.get("group_id", String.class), text(row.get("name", String.class)));
        return names;
    }

    /** Latest name of each municipality number. */
    public Map<String, String> municipalities(Collection<String> numbers) {
        var names = new HashMap<String, String>();
        if (numbers.isEmpty()) return names;
        for (var row : rows(
                "select number, name from read_model.municipality_version where number in (:numbers) order by valid_from",
                Map.of("numbers", numbers))) names.put(row.get("number", String.class), row.get("name", String.class));
        return names;
    }

    /** Everything that the number has been and will be, in order of time; empty for one that is none. */
    public List<Version> versions(String number) {
        return rows(
                        "select number, name, valid_from, valid_to from read_model.municipality_version where number = :number order by valid_from",
                        Map.of("number", number))
                .stream()
                .map(row -> new Version(
                        row.get("number", String.class),
                        row.get("name", String.class),
                        row.get("valid_from", LocalDate.class),
                        row.get("valid_to", LocalDate.class)))
                .toList();
    }

    /** The partnerships that the municipality is a member of on the day, by id. */
    public List<In> partnershipsOf(String number, LocalDate day) {
        return rows("""
                        select p.id, cast(p.name as text) as name, min(m.valid_from) as since
                        from read_model.partnership_member m
                        join read_model.partnership p on p.id = m.partnership and not p.removed
                        where m.number = :number and coalesce(m.valid_from, :day) <= :day and coalesce(m.valid_to, date '9999-12-31') > :day
                        group by p.id order by p.id
                        """, Map.of("number", number, "day", day)).stream()
                .map(row -> new In(
                        row.get("id", String.class),
                        text(row.get("name", String.class)),
                        row.get("since", LocalDate.class)))
                .toList();
    }

    /** Names that numbers have no more, those whose name has the part in it or whose number begins with it; the latest first. */
    public List<Former> former(String part, LocalDate day) {
        var wanted = folded(part.strip());
        return rows("""
                        select v.number, v.name, v.county_name, v.valid_to
                        from read_model.municipality_version v
                        where v.valid_to <= :day and not exists (
                          select from read_model.municipality_version l where l.number = v.number and l.name = v.name and l.valid_from >= v.valid_to)
                        order by v.valid_to desc, v.number
                        """, Map.of("day", day)).stream()
                .map(row -> new Former(
                        row.get("number", String.class),
                        row.get("name", String.class),
                        row.get("county_name", String.class),
                        row.get("valid_to", LocalDate.class)))
                .filter(former -> former.number().startsWith(wanted)
                        || folded(former.name()).contains(wanted))
                .toList();
    }

    /** As the register compares names: å is found by a, ø by o. */
    private static String folded(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('ø', 'o')
                .replace("æ", "ae")
                .replace('đ', 'd')
                .replace('ŧ', 't')
                .replace('ŋ', 'n');
    }

    private Text text(String map) {
        try {
            return json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
