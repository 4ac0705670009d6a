package no.dugnad.reporting.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What some statistics are asked beside over whom and which participations: the query parameters that they alone have. Null is none given.
 *
 * @param window years on each side of the year of joining a partnership
 */
public record Further(
        @Nullable String partnership,
        @Nullable Integer window,
        @Nullable String solution,
        @Nullable String reached,
        @Nullable String kind) {
    public static final Further NONE = new Further(null, null, null, null, null);

    static Further joining(@Nullable String partnership, Integer window) {
        return new Further(partnership, window, null, null, null);
    }

    public static Further adopting(@Nullable String solution, @Nullable String reached) {
        return new Further(null, null, solution, reached, null);
    }

    public static Further gaining(@Nullable String solution, @Nullable String kind) {
        return new Further(null, null, solution, null, kind);
    }
}
