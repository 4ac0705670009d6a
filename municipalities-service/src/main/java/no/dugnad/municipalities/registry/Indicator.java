package no.dugnad.municipalities.registry;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that is measured of every municipality.
 *
 * @param weightedBy the indicator whose values are the weights of a weighted mean; null otherwise
 * @param values by year (1 January, on the boundaries of that date) and number
 */
public record Indicator(
        String id,
        Text name,
        Text description,
        String unit,
        String source,
        Holds holds,
        CarriedBy carriedBy,
        @Nullable String weightedBy,
        SortedMap<Integer, Map<String, Double>> values) {
    /** How long a value is good. */
    public enum Holds {
        /** For its own year: without a new one, nothing is known of the next. */
        YEAR,
        /** Until there is another. */
        UNTIL_NEXT
    }

    /** What becomes of values when municipalities merge or are divided. */
    public enum CarriedBy {
        /** They are added and divided: counts. */
        SUM,
        /** A mean, weighted by another indicator: shares and indexes. */
        WEIGHTED_MEAN,
        /** Only from one to one: classes. */
        NONE
    }

    /** The same, with these values. */
    public Indicator with(SortedMap<Integer, Map<String, Double>> values) {
        return new Indicator(id, name, description, unit, source, holds, carriedBy, weightedBy, values);
    }

    /** The value of the latest year not after this one; null when there is none, or when it no longer holds. */
    public @Nullable Double at(String number, int year) {
        var until = values.headMap(year + 1);
        if (until.isEmpty()) return null;
        var last = until.lastKey();
        return holds == Holds.YEAR && last != year
                ? null
                : Objects.requireNonNull(until.get(last)).get(number);
    }
}
