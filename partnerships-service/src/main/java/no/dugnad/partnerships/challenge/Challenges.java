package no.dugnad.partnerships.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;

/** What other features ask of challenges. */
@ApplicationScoped
public class Challenges {
    /** Names by id, of those of these that there are; in one query. */
    public Map<String, Text> names(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        return Challenge.<Challenge>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(Challenge::id, Challenge::name));
    }

    /**
     * A fault for each id that is no challenge's.
     *
     * @param at JSON Pointer of the list
     */
    public List<Fault> faults(String at, List<String> ids) {
        var known = names(ids);
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < ids.size(); i++)
            if (!known.containsKey(ids.get(i)))
                faults.add(Fault.at(at + "/" + i, "unknown-challenge", Map.of("id", ids.get(i))));
        return faults;
    }
}
