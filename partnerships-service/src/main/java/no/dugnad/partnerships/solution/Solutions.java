package no.dugnad.partnerships.solution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.References;

/** What other features ask of solutions. */
@ApplicationScoped
public class Solutions {
    private final References references;

    Solutions(References references) {
        this.references = references;
    }

    public boolean exists(String id) {
        return Solution.withId(id).isPresent();
    }

    /** Organisation number of the owner of a solution that something written names; it is not removed until the transaction ends. Empty when there is none. */
    public Optional<String> owner(String id) {
        return references.holds("solution", id) ? Solution.withId(id).map(Solution::owner) : Optional.empty();
    }

    /** Names by id, of those of these that there are; in one query. */
    public Map<String, Text> names(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        return Solution.<Solution>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(Solution::id, Solution::name));
    }

    /**
     * A fault for each id that is no solution's; the others are held until the transaction ends.
     *
     * @param at JSON Pointer of the list
     */
    public List<Fault> faults(String at, List<String> ids) {
        return references.faults("solution", at, ids);
    }
}
