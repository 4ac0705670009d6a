package no.dugnad.site.form;

import java.util.List;
import java.util.Optional;

/**
 * A statistic of the API, and what it can be asked.
 *
 * @param id the last step of its path
 * @param participations it counts participations, and can be asked which
 * @param splits by what it can be divided
 * @param own what it alone can be asked
 */
public record Statistic(String id, boolean participations, List<String> splits, List<String> own) {
    private static final List<String> SPLITS =
            List.of("instrument", "year", "county", "orientation", "ambition", "role");

    /** In the order in which they are shown. */
    public static final List<Statistic> ALL = List.of(
            ofParticipations("participation"),
            ofParticipations("breadth"),
            ofParticipations("concentration"),
            ofParticipations("need-gap"),
            new Statistic(
                    "partnership-effect",
                    true,
                    List.of("instrument", "county", "orientation", "ambition", "role"),
                    List.of("partnership", "window")),
            new Statistic("diffusion", false, List.of("year", "county"), List.of("solution", "reached")),
            new Statistic("gains", false, List.of("year", "county"), List.of("solution", "kind")),
            ofParticipations("burden"),
            new Statistic("hours-saved", false, List.of("year", "county"), List.of()));

    public static Optional<Statistic> of(String id) {
        return ALL.stream().filter(statistic -> statistic.id().equals(id)).findFirst();
    }

    private static Statistic ofParticipations(String id) {
        return new Statistic(id, true, SPLITS, List.of());
    }
}
