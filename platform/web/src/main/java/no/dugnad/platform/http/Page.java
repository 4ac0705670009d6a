package no.dugnad.platform.http;

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

    public <V> Page<V> map(Function<? super T, V> view) {
        return new Page<>(items.stream().map(view).toList(), total, next);
    }

    /** A page of a list that is in memory, in the order of a key that is unique in it. */
    public static <T> Page<T> of(List<T> all, Function<T, String> key, PageQuery query) {
        var after = query.after("key");
        if (after != null && !(after.size() == 1 && after.getFirst() instanceof String))
            throw Problem.invalid(Problem.Fault.in("cursor", "unreadable-cursor", Map.of()));
        // the key may be dear, so it is made once
        var rest = all.stream()
                .map(item -> Map.entry(key.apply(item), item))
                .filter(keyed -> after == null || keyed.getKey().compareTo((String) after.getFirst()) > 0)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        var shown = rest.subList(0, Math.min(query.limit(), rest.size()));
        var items = shown.stream().map(Map.Entry::getValue).toList();
        var next = rest.size() > shown.size()
                ? query.next("key", List.of(shown.getLast().getKey()))
                : null;
        return new Page<>(items, all.size(), next);
    }
}
