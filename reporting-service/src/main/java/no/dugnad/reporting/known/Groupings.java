package no.dugnad.reporting.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;

/** Groupings (grupperinger) and who belongs to which group on a day. */
@ApplicationScoped
public class Groupings {
    public record Group(String id, Text name) {}

    /**
     * @param groups in the grouping's own order
     * @param groupOf the group of each municipality, by number; those in none are not here
     */
    public record Grouping(Text name, List<Group> groups, Map<String, String> groupOf) {}

    private final EntityManager entities;
    private final ObjectMapper json;

    Groupings(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** @throws Problem 400 for an unknown grouping, 422 for a date that it has no data for; both name the parameters {@code grouping} and {@code boundaries} */
    public Grouping at(String id, LocalDate date) {
        var found = rows(
                "select cast(name as text) as name, valid_from, valid_to from read_model.grouping where id = :id",
                Map.of("id", id));
        if (found.isEmpty()) {
            var known = rows("select id from read_model.grouping order by id", Map.of()).stream()
                    .map(row -> row.get("id", String.class))
                    .toList();
            throw Problem.invalid(
                    Fault.in("grouping", "unknown-grouping", Map.of("value", id, "known", String.join(", ", known))));
        }
        var from = found.getFirst().get("valid_from", LocalDate.class);
        var to = found.getFirst().get("valid_to", LocalDate.class);
        if (date.isBefore(from) || to != null && !date.isBefore(to)) throw notCovered(id, date, from, to);
        var groups = rows(
                        "select group_id, cast(name as text) as name from read_model.grouping_group where grouping_id = :id order by place",
                        Map.of("id", id))
                .stream()
                .map(row -> new Group(row.get("group_id", String.class), text(row.get("name", String.class))))
                .toList();
        var groupOf = new HashMap<String, String>();
        rows("""
                select number, group_id from read_model.grouping_member
                where grouping_id = :id and valid_from <= :date and (valid_to is null or valid_to > :date)
                """, Map.of("id", id, "date", date))
                .forEach(row -> groupOf.put(row.get("number", String.class), row.get("group_id", String.class)));
        return new Grouping(text(found.getFirst().get("name", String.class)), groups, groupOf);
    }

    private static Problem notCovered(String id, LocalDate date, LocalDate from, LocalDate to) {
        var arguments = Map.of("grouping", id, "date", date, "from", from, "to", to == null ? "…" : to);
        return Problem.unprocessable(
                        "grouping-not-at-date", arguments, Fault.in("boundaries", "grouping-not-at-date", arguments))
                .with("validFrom", from)
                .with("validTo", to);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private Text text(String map) {
        try {
            return json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
