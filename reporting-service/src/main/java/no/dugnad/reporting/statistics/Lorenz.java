package no.dugnad.reporting.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How unevenly something is divided. M. O. Lorenz (1905): Methods of measuring the concentration of wealth. Publications of the American Statistical
 * Association 9:209–219; C. Gini (1914): Sulla misura della concentrazione e della variabilità dei caratteri.
 */
final class Lorenz {
    /** @param weight how many units share the amount: 1 for a municipality, its inhabitants where those are the units */
    record Share(double weight, double amount) {}

    /** The units with the least, up to this share of all units, have this share of the amount. */
    record Point(double units, double amount) {}

    private Lorenz() {}

    /** From (0, 0) to (1, 1), those with the least for each unit first; empty when there is nothing to divide. */
    static List<Point> curve(List<Share> shares) {
        var units = shares.stream().mapToDouble(Share::weight).sum();
        var amount = shares.stream().mapToDouble(Share::amount).sum();
        if (units <= 0 || amount <= 0) return List.of();
        var points = new ArrayList<Point>();
        points.add(new Point(0, 0));
        var below = new double[2];
        shares.stream()
                .filter(share -> share.weight() > 0)
                .sorted(Comparator.comparingDouble(share -> share.amount() / share.weight()))
                .forEach(share -> {
                    below[0] += share.weight();
                    below[1] += share.amount();
                    points.add(new Point(Math.min(1, below[0] / units), Math.min(1, below[1] / amount)));
                });
        return points;
    }

    /**
     * Twice the area between the diagonal and the curve: 0 when all units have the same, towards 1 when one has all. The same as half the mean absolute
     * difference between two units, by their mean. Null for an empty curve.
     */
    static @Nullable Double gini(List<Point> curve) {
        if (curve.isEmpty()) return null;
        var under = 0.0;
        for (var i = 1; i < curve.size(); i++) {
            var before = curve.get(i - 1);
            var here = curve.get(i);
            under += (here.units() - before.units()) * (here.amount() + before.amount());
        }
        return Math.max(0, 1 - under);
    }

    /** What those with the most, this share of all units, have of the amount; between two points of the curve by a straight line. Null for an empty curve. */
    static @Nullable Double top(List<Point> curve, double share) {
        if (curve.isEmpty()) return null;
        for (var i = 1; i < curve.size(); i++) {
            var before = curve.get(i - 1);
            var here = curve.get(i);
            if (here.units() < 1 - share) continue;
            var along = (1 - share - before.units()) / (here.units() - before.units());
            return 1 - (before.amount() + along * (here.amount() - before.amount()));
        }
        return 0.0;
    }
}
