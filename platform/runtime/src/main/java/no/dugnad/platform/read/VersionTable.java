package no.dugnad.platform.read;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A table that keeps each version of things whole, and is no entity: read in pages by {@code version}, which end early by their size as those of {@link Listing} do.
 *
 * @param of column with the id of the thing
 * @param columns what is read beside the version, in SQL, with commas
 * @param body column with what was written, as JSON
 */
public record VersionTable(String name, String of, String columns, String body, boolean newestFirst) {

    /**
     * Those of one thing.
     *
     * @param condition in SQL, which they all meet
     * @return rows of version, columns and body, the last as text
     */
    public Page<Object[]> page(EntityManager entities, String id, String condition, PageQuery query) {
        var order = newestFirst ? "version desc" : "version";
        var after = after(order, query);
        var those = " from %s where %s = :id and (%s)".formatted(name, of, condition);
        var total = ((Number) entities.createNativeQuery("select count(*)" + those)
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue();
        var rows = rows(entities.createNativeQuery("""
                        with rest as (select *, octet_length(cast(%2$s as text)) as bytes %3$s %4$s order by %5$s limit :most)
                        select version, %1$s, cast(%2$s as text), (select count(*) from rest) as found
                        from (select *, sum(bytes) over (order by %5$s) as together from rest) sized
                        where together <= :bytes or together = bytes order by %5$s
                        """.formatted(
                                columns,
                                body,
                                those,
                                after == null ? "" : "and version %s %d".formatted(newestFirst ? "<" : ">", after),
                                order))
                .setParameter("id", id)
                .setParameter("most", query.limit() + 1)
                .setParameter("bytes", Page.MOST_BYTES));
        var shown = rows.subList(0, Math.min(rows.size(), query.limit()));
        var more = !rows.isEmpty() && ((Number) rows.getFirst()[rows.getFirst().length - 1]).intValue() > shown.size();
        return new Page<>(
                shown, total, more ? query.next(order, List.of(((Number) shown.getLast()[0]).intValue())) : null);
    }

    private static @Nullable Integer after(String order, PageQuery query) {
        var after = query.after(order);
        if (after == null) return null;
        if (after.size() == 1 && after.getFirst() instanceof Integer version) return version;
        throw Problem.invalid(Fault.in("cursor", "unreadable-cursor", Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
