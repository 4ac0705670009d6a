package no.dugnad.reporting.headstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;

/** Rows by SQL, and the JSON that is in them as text. */
@ApplicationScoped
class Rows {
    private final EntityManager entities;
    private final ObjectMapper json;

    Rows(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    @SuppressWarnings("unchecked")
    List<Tuple> of(String sql, Map<String, ?> parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    Text text(String map) {
        return json.convertValue(tree(map), Text.class);
    }

    JsonNode tree(String written) {
        try {
            return json.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
