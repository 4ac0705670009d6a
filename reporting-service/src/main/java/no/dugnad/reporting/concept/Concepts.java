package no.dugnad.reporting.concept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue, for the features that ask by its concepts. */
@ApplicationScoped
public class Concepts {
    /** Those of these ids that there are, by id; one query. */
    public Map<String, ConceptView> among(Collection<String> ids) {
        return Concept.among(ids).stream()
                .map(Concept::view)
                .collect(Collectors.toMap(ConceptView::id, Function.identity()));
    }
}
