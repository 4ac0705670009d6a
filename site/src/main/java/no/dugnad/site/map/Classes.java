package no.dugnad.site.map;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Values in classes, from the least to the most: each value a class of its own when there are few, else fifths with as many municipalities in each as equal
 * values allow.
 *
 * @param from the least value of each class
 * @param fifths whether the classes are fifths
 */
record Classes(List<BigDecimal> from, boolean fifths) {
    static final int MOST = 5;

    static Classes of(List<BigDecimal> values) {
        var distinct = new TreeSet<>(values);
        if (distinct.size() <= MOST) return new Classes(List.copyOf(distinct), false);
        var sorted = values.stream().sorted().toList();
        var from = new ArrayList<BigDecimal>();
        var next = 0;
        while (next < sorted.size()) {
            from.add(sorted.get(next));
            var left = MOST - from.size() + 1;
            var last = sorted.get(next + Math.ceilDiv(sorted.size() - next, left) - 1);
            while (next < sorted.size() && sorted.get(next).compareTo(last) <= 0) next++;
        }
        return new Classes(from, true);
    }

    /** 1 for the class with the least. */
    int of(BigDecimal value) {
        var number = 0;
        while (number < from.size() && from.get(number).compareTo(value) <= 0) number++;
        return number;
    }

    /** How dark a class is drawn, from 1 to {@value #MOST}: the whole scale is used, however many classes there are. */
    int shade(int number) {
        return from.size() == 1 ? MOST : 1 + Math.round((number - 1) * (MOST - 1) / (float) (from.size() - 1));
    }
}
