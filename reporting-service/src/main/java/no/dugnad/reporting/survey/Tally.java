package no.dugnad.reporting.survey;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How many answered what a measure asks, and of how many it is true. */
final class Tally {
    private final Set<String> municipalities = new TreeSet<>();
    private int answers;
    private int hits;

    /** @param holds null when the answer is not among those that the measure is a share of */
    void add(String municipality, @Nullable Boolean holds) {
        if (holds == null) return;
        municipalities.add(municipality);
        answers++;
        if (holds) hits++;
    }

    void add(Tally other) {
        municipalities.addAll(other.municipalities);
        answers += other.answers;
        hits += other.hits;
    }

    Set<String> municipalities() {
        return municipalities;
    }

    int answers() {
        return answers;
    }

    int hits() {
        return hits;
    }

    /** Null when nobody answered. */
    @Nullable
    Double percent() {
        return answers == 0 ? null : 100.0 * hits / answers;
    }
}
