package no.dugnad.partnerships.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;

/** What other features ask of projects. */
@ApplicationScoped
public class Projects {
    /** Names by id, of those of these that there are; in one query. */
    public Map<String, Text> names(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        return Project.<Project>list("id in ?1", ids).stream().collect(Collectors.toMap(Project::id, Project::name));
    }

    /**
     * A fault for each id that is no project's.
     *
     * @param at JSON Pointer of the list
     */
    public List<Fault> faults(String at, List<String> ids) {
        var known = names(ids);
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < ids.size(); i++)
            if (!known.containsKey(ids.get(i)))
                faults.add(Fault.at(at + "/" + i, "unknown-project", Map.of("id", ids.get(i))));
        return faults;
    }
}
