package no.dugnad.reporting.statistics;

/**
 * What some statistics are asked beside over whom and which participations: the query parameters that they alone have. Null is none given.
 *
 * @param window years on each side of the year of joining a partnership
 */
public record Further(String partnership, Integer window, String solution, String reached, String kind) {
    public static final Further NONE = new Further(null, null, null, null, null);

    static Further joining(String partnership, Integer window) {
        return new Further(partnership, window, null, null, null);
    }

    public static Further adopting(String solution, String reached) {
        return new Further(null, null, solution, reached, null);
    }

    public static Further gaining(String solution, String kind) {
        return new Further(null, null, solution, null, kind);
    }
}
