package no.dugnad.platform.read;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * A page of entities from the database by keyset (no offset: the cost of a page does not grow with how far one has come, and a write in between
 * neither repeats nor skips). Three queries: the count, what the page holds and how large it is, and the page. One that would be larger than 4 MB ends early,
 * with {@code next}, so that no answer's memory grows with what others have stored.
 *
 * <pre>{@code Listing.of(entities, Call.class)
 *     .where("e.instrumentId = :instrument", "instrument", instrument)      // left out when the value is null
 *     .sortable("closesAt", "e.closesAt").sortable("title", "e.sortTitle")
 *     .page(sort, "closesAt", query)}</pre>
 */
public final class Listing<T> {
    private static final int AT_ONCE = 16_000_000;

    private final EntityManager entities;
    private final Class<T> type;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> sortable = new java.util.LinkedHashMap<>();

    private record Order(String expression, boolean descending) {}

    private Listing(EntityManager entities, Class<T> type) {
        this.entities = entities;
        this.type = type;
    }

    public static <T> Listing<T> of(EntityManager entities, Class<T> type) {
        return new Listing<>(entities, type);
    }

    /** A condition in HQL over the entity {@code e}, with one named value; ignored when the value is null. */
    public Listing<T> where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add("(" + condition + ")");
            values.put(name, value);
        }
        return this;
    }

    /** A condition with several named values, none of them null. */
    public Listing<T> where(String condition, Map<String, ?> named) {
        conditions.add("(" + condition + ")");
        values.putAll(named);
        return this;
    }

    public Listing<T> where(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    /** A word that {@code sort=} may hold, and the HQL expression behind it (over {@code e}; string, whole number, date, instant or UUID). */
    public Listing<T> sortable(String word, String expression) {
        sortable.put(word, expression);
        return this;
    }

    /**
     * @param sort as the caller gave it, such as {@code closesAt,-title}; null for the default
     * @throws Problem 400 on a word that cannot be sorted by, or on a cursor of another list or order
     */
    public Page<T> page(@Nullable String sort, String byDefault, PageQuery query) {
        var spec = sort == null || sort.isBlank() ? byDefault : sort;
        var orders = orders(spec);
        var after = query.after(spec);
        // the last key is the id, which nothing lacks
        if (after != null && (after.size() != orders.size() || after.getLast() == null)) throw unreadable();
        var total = count();
        var keys = String.join(", ", orders.stream().map(Order::expression).toList());
        var ordered = String.join(
                ", ",
                orders.stream()
                        .map(o -> o.expression() + (o.descending() ? " desc" : " asc") + " nulls last")
                        .toList());
        var page = bound(entities.createQuery(
                "select e.id, " + keys + ", " + size() + " from " + type.getName() + " e"
                        + filter(after == null ? "" : beyond(orders, after)) + " order by " + ordered,
                Object[].class));
        if (after != null)
            for (var i = 0; i < after.size(); i++)
                try {
                    if (after.get(i) != null) page.setParameter("key" + i, after.get(i));
                } catch (IllegalArgumentException e) {
                    throw unreadable();
                }
        var rows = page.setMaxResults(query.limit() + 1).getResultList();
        var shown = fitting(rows.subList(0, Math.min(rows.size(), query.limit())), Page.MOST_BYTES);
        var next = rows.size() > shown.size()
                ? query.next(spec, Arrays.asList(shown.getLast()).subList(1, orders.size() + 1))
                : null;
        return new Page<>(things(shown), total, next);
    }

    /** How many the whole list has. */
    public long count() {
        return bound(entities.createQuery("select count(e) from " + type.getName() + " e" + filter(""), Long.class))
                .getSingleResult();
    }

    /** The first of the whole list in this order (HQL over {@code e}), where no pages are wanted; fewer where they are together larger than 16 MB. */
    public List<T> first(String order, int most) {
        return things(fitting(
                bound(entities.createQuery(
                                "select e.id, " + size() + " from " + type.getName() + " e" + filter("") + " order by "
                                        + order,
                                Object[].class))
                        .setMaxResults(most)
                        .getResultList(),
                AT_ONCE));
    }

    /** How large the row is when it is read: so much is known before anything of it is in memory. */
    private String size() {
        var entity = entities.unwrap(SessionImplementor.class)
                .getFactory()
                .getMappingMetamodel()
                .getEntityDescriptor(type);
        return "cast(sql('(select octet_length(cast(thing as text)) from %s thing where thing.%s = ?)', e.id) as Integer)"
                .formatted(
                        entity.getMappedTableDetails().getTableName(),
                        entity.getIdentifierMapping().getSelectable(0).getSelectionExpression());
    }

    /** Of rows that end with a size, those that come to so many bytes together; the first whatever its size. */
    private static List<Object[]> fitting(List<Object[]> rows, int bytes) {
        var sum = 0L;
        for (var i = 0; i < rows.size(); i++) {
            sum += ((Number) rows.get(i)[rows.get(i).length - 1]).longValue();
            if (i > 0 && sum > bytes) return rows.subList(0, i);
        }
        return rows;
    }

    /** Those whose ids the rows begin with, in that order; one that is gone meanwhile is left out. */
    private List<T> things(List<Object[]> rows) {
        if (rows.isEmpty()) return List.of();
        var ids = rows.stream().map(row -> row[0]).toList();
        var found = new HashMap<Object, T>();
        for (var row : entities.createQuery(
                        "select e.id, e from " + type.getName() + " e where e.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()) found.put(row[0], type.cast(row[1]));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** These expressions of every entity of the whole list, for counting by them. */
    public List<Object[]> columns(String... expressions) {
        return bound(entities.createQuery(
                        "select " + String.join(", ", expressions) + " from " + type.getName() + " e" + filter(""),
                        Object[].class))
                .getResultList();
    }

    private static Problem unreadable() {
        return Problem.invalid(Fault.in("cursor", "unreadable-cursor", Map.of()));
    }

    private List<Order> orders(String spec) {
        var orders = new ArrayList<Order>();
        for (var word : spec.split(",")) {
            var descending = word.startsWith("-");
            var expression = sortable.get(descending ? word.substring(1) : word);
            if (expression == null)
                throw Problem.invalid(
                        Fault.in("sort", "unknown-sort", Map.of("known", String.join(", ", sortable.keySet()))));
            orders.add(new Order(expression, descending));
        }
        orders.add(new Order("e.id", false));
        return orders;
    }

    /** Everything that comes after the key, nulls being last. */
    private static String beyond(List<Order> orders, List<Object> key) {
        var ways = new ArrayList<String>();
        var same = "";
        for (var i = 0; i < orders.size(); i++) {
            var expression = orders.get(i).expression();
            if (key.get(i) != null) {
                ways.add("(" + same + "(" + expression + (orders.get(i).descending() ? " < " : " > ") + ":key" + i
                        + " or " + expression + " is null))");
                same += expression + " = :key" + i + " and ";
            } else same += expression + " is null and ";
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    private String filter(String further) {
        var all = new ArrayList<>(conditions);
        if (!further.isEmpty()) all.add(further);
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    private <R> TypedQuery<R> bound(TypedQuery<R> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
