package no.dugnad.reporting.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.dugnad.platform.text.Text;

/** Asks the replicas what there is to choose among, by id. */
@ApplicationScoped
public class KnownNames {
    private final EntityManager entities;
    private final ObjectMapper json;

    KnownNames(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    public List<Named> groupings() {
        return names("select id, cast(name as text) as name from read_model.grouping order by id");
    }

    public List<Named> instruments() {
        return names("select id, cast(name as text) as name from read_model.instrument order by id");
    }

    public List<Named> partnerships() {
        return names("select id, cast(name as text) as name from read_model.partnership where not removed order by id");
    }

    public List<Named> solutions() {
        return names("select id, cast(name as text) as name from read_model.solution where not removed order by id");
    }

    /** The last day, not after this one, that the data of a grouping cover; none when there is no such grouping, or it begins later. */
    public Optional<LocalDate> lastDay(String grouping, LocalDate notAfter) {
        return entities.createNativeQuery("""
                        select least(cast(:day as date), valid_to - 1) from read_model.grouping
                        where id = :grouping and valid_from <= cast(:day as date)
                        """, LocalDate.class)
                .setParameter("day", notAfter)
                .setParameter("grouping", grouping)
                .getResultStream()
                .map(LocalDate.class::cast)
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Named> names(String sql) {
        return ((List<Tuple>) entities.createNativeQuery(sql, Tuple.class).getResultList())
                .stream()
                        .map(row -> new Named(row.get("id", String.class), text(row.get("name", String.class))))
                        .toList();
    }

    private Text text(String map) {
        try {
            return json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
