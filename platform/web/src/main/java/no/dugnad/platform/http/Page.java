package no.dugnad.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param total how many the whole list has
 * @param next where the next page is, or null on the last one
 */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(required = true, description = "How many the whole list has.")
        long total,

        @Schema(required = true, nullable = true, description = "Address of the next page; null on the last.") @Nullable
        String next)
        implements Paged {
    /** What a page holds of items, unless its first alone has more: nobody's memory grows with what others have stored. */
    public static final int MOST_BYTES = 4_000_000;

    public <V> Page<V> map(Function<? super T, V> view) {
        return new Page<>(items.stream().map(view).toList(), total, next);
    }

    /** A page of a list that is in memory, in the order of a key that is unique in it. One that would be larger than {@link #MOST_BYTES} ends early. */
    public static <T> Page<T> of(List<T> all, Function<T, String> key, PageQuery query) {
        return of(all, key, item -> item, query);
    }

    /** The same, of which each is shown as a view that is made for this page alone. */
    public static <T, V> Page<V> of(
            List<T> all, Function<T, String> key, Function<? super T, ? extends V> view, PageQuery query) {
        var after = query.after("key");
        if (after != null && !(after.size() == 1 && after.getFirst() instanceof String))
            throw Problem.invalid(Problem.Fault.in("cursor", "unreadable-cursor", Map.of()));
        // the key may be dear, so it is made once
        var rest = all.stream()
                .map(item -> Map.entry(key.apply(item), item))
                .filter(keyed -> after == null || keyed.getKey().compareTo((String) after.getFirst()) > 0)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        var items = new ArrayList<V>();
        var bytes = 0L;
        for (var keyed : rest.subList(0, Math.min(query.limit(), rest.size()))) {
            V item = view.apply(keyed.getValue());
            bytes += AnswerSize.of(item);
            if (bytes > MOST_BYTES && !items.isEmpty()) break;
            items.add(item);
        }
        var next = rest.size() > items.size()
                ? query.next("key", List.of(rest.get(items.size() - 1).getKey()))
                : null;
        return new Page<>(items, all.size(), next);
    }
}
