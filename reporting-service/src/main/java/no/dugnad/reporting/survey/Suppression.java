package no.dugnad.reporting.survey;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a table are not shown, so that nobody can learn what a single municipality has answered.
 *
 * <p>A cell of fewer than {@link #FEWEST} municipalities is not. The total less the cells that are shown is the sum of those that are not: where that sum
 * is of fewer, the next smallest cell is not shown either, and so on; where no cell is left, the total is not. What is not shown in the table that this
 * one is a part of (the innovative ones are a part of those that answered) is not shown here, since the one can be worked out of the other.
 *
 * @param cells that are not shown
 * @param total whether the total is not
 */
record Suppression<K>(Set<K> cells, boolean total) {
    /** A count is shown only of so many municipalities. */
    static final int FEWEST = 5;

    static <K> Suppression<K> none() {
        return new Suppression<>(Set.of(), false);
    }

    /**
     * @param municipalities those that each cell is of, in the order in which cells of the same size go
     * @param whole what is not shown in the table that this one is a part of
     */
    static <K> Suppression<K> of(Map<K, Set<String>> municipalities, Suppression<K> whole) {
        if (whole.total()) return new Suppression<>(municipalities.keySet(), true);
        var hidden = new LinkedHashSet<>(whole.cells());
        municipalities.forEach((cell, of) -> {
            if (tooFew(of)) hidden.add(cell);
        });
        while (tooFew(together(municipalities, hidden))) {
            var next = smallestShown(municipalities, hidden);
            if (next == null) return new Suppression<>(hidden, true);
            hidden.add(next);
        }
        return new Suppression<>(hidden, false);
    }

    /** None at all tells nothing of anybody. */
    private static boolean tooFew(Set<String> municipalities) {
        return !municipalities.isEmpty() && municipalities.size() < FEWEST;
    }

    private static <K> Set<String> together(Map<K, Set<String>> municipalities, Set<K> cells) {
        var all = new HashSet<String>();
        cells.forEach(cell -> all.addAll(municipalities.get(cell)));
        return all;
    }

    /** Null when nothing is left. */
    private static <K> @Nullable K smallestShown(Map<K, Set<String>> municipalities, Set<K> hidden) {
        @Nullable K smallest = null;
        var fewest = Integer.MAX_VALUE;
        for (var cell : municipalities.entrySet()) {
            var size = cell.getValue().size();
            if (hidden.contains(cell.getKey()) || size == 0 || size >= fewest) continue;
            smallest = cell.getKey();
            fewest = size;
        }
        return smallest;
    }
}
