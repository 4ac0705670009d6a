package no.dugnad.reporting.statistics;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row's worth: a group (or its part in one county) and one value of each further split, with all its municipalities and the cells of those of them
 * that took part.
 *
 * @param slice the values of the splits other than the county: strata with the same slice are about the same participations
 */
record Stratum(Keys keys, Map<Split, @Nullable Object> slice, List<Member> members, Map<String, List<Cell>> cells) {
    List<Cell> of(Member member) {
        return cells.getOrDefault(member.number(), List.of());
    }

    /** One value for each municipality, those that took no part too. */
    double[] each(ToDoubleFunction<List<Cell>> value) {
        return members.stream()
                .mapToDouble(member -> value.applyAsDouble(of(member)))
                .toArray();
    }
}
