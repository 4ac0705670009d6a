package no.dugnad.partnerships.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.References;

/** What other features ask of challenges. */
@ApplicationScoped
public class Challenges {
    private final References references;

    Challenges(References references) {
        this.references = references;
    }

    /** Names by id, of those of these that there are; in one query. */
    public Map<String, Text> names(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        return Challenge.<Challenge>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(Challenge::id, Challenge::name));
    }

    /**
     * A fault for each id that is no challenge's; the others are held until the transaction ends.
     *
     * @param at JSON Pointer of the list
     */
    public List<Fault> faults(String at, List<String> ids) {
        return references.faults("challenge", at, ids);
    }
}
