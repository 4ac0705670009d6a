package no.dugnad.platform.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem.Fault;

/**
 * What a thing names of the same service, which the database holds by foreign keys. A write that names something holds it first, so that what is being
 * removed is told as what never was, with the place where it stands; a removal is refused by the name of the key.
 */
@ApplicationScoped
public class References {
    private final EntityManager entities;

    References(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Those of the ids that are there. None of them is removed until the transaction ends; one that somebody is removing is waited for.
     *
     * @param table whose column {@code id} it is
     */
    public <I> Set<I> held(String table, Collection<I> ids) {
        // PostgreSQL has no text with NUL in it
        var possible = ids.stream()
                .filter(id -> !(id instanceof String text) || text.indexOf('\0') < 0)
                .distinct()
                .toList();
        if (possible.isEmpty()) return Set.of();
        @SuppressWarnings("unchecked")
        List<I> found = entities.createNativeQuery(
                        "select id from " + table + " where id in (:ids) order by id for key share",
                        possible.getFirst().getClass())
                .setParameter("ids", possible)
                .getResultList();
        return Set.copyOf(found);
    }

    public <I> boolean holds(String table, I id) {
        return !held(table, List.of(id)).isEmpty();
    }

    /**
     * A fault {@code unknown-…} for each id that is not there, in a list; the others are held.
     *
     * @param at JSON Pointer of the list
     * @param ids null for none
     */
    public List<Fault> faults(String table, String at, List<String> ids) {
        if (ids == null) return List.of();
        var held = held(table, ids);
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < ids.size(); i++)
            if (!held.contains(ids.get(i)))
                faults.add(Fault.at(at + "/" + i, "unknown-" + table, Map.of("id", Ids.shown(ids.get(i)))));
        return faults;
    }

    /**
     * Whether this is a key by which a column of this name refers to what is removed.
     *
     * @param constraint its name; PostgreSQL calls it {@code table_column_fkey}
     */
    public static boolean by(String column, String constraint) {
        return constraint.endsWith("_" + column + "_fkey");
    }
}
