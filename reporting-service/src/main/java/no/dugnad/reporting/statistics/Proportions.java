package no.dugnad.reporting.statistics;

import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.hipparchus.special.Erf;
import org.jspecify.annotations.Nullable;

/** Intervals and tests for one share, for two of independent groups, and for many in an order. */
final class Proportions {
    /** The 97.5 % point of the normal distribution. */
    static final double Z = 1.959964;

    /** As R's fisher.test: tables that are as probable as the observed one but for rounding count as such. */
    private static final double TOLERANCE = 1 + 1e-7;

    private Proportions() {}

    /**
     * 95 % score interval of x out of n, without continuity correction. E. B. Wilson (1927): Probable inference, the law of succession, and statistical
     * inference. Journal of the American Statistical Association 22:209–212; method 3 of Newcombe (1998), Statistics in Medicine 17:857–872.
     *
     * @throws IllegalArgumentException unless 0 ≤ x ≤ n and n > 0
     */
    static Interval wilson(long x, long n) {
        if (x < 0 || x > n || n <= 0) throw new IllegalArgumentException(x + " of " + n);
        var p = (double) x / n;
        var z2 = Z * Z;
        var centre = 2 * x + z2;
        var spread = Z * Math.sqrt(z2 + 4 * x * (1 - p));
        var scale = 2 * (n + z2);
        return new Interval(x == 0 ? 0 : (centre - spread) / scale, x == n ? 1 : (centre + spread) / scale);
    }

    /**
     * 95 % interval of the difference x1/n1 − x2/n2 from the two Wilson intervals. R. G. Newcombe (1998): Interval estimation for the difference between
     * independent proportions: comparison of eleven methods. Statistics in Medicine 17:873–890, method 10.
     */
    static Interval newcombe(long x1, long n1, long x2, long n2) {
        var first = wilson(x1, n1);
        var second = wilson(x2, n2);
        var p1 = (double) x1 / n1;
        var p2 = (double) x2 / n2;
        return new Interval(
                p1 - p2 - Math.hypot(p1 - first.low(), second.high() - p2),
                p1 - p2 + Math.hypot(first.high() - p1, p2 - second.low()));
    }

    /**
     * Two-sided p of Fisher's exact test that both groups have the same share: the sum of the probabilities of all tables with the same margins that are
     * no more probable than the observed one. R. A. Fisher (1935): The Design of Experiments, ch. 2; two-sided as in A. Agresti (2002): Categorical Data
     * Analysis, 2nd ed., 3.5.3.
     */
    static double fisher(long x1, long n1, long x2, long n2) {
        var tables =
                new HypergeometricDistribution(Math.toIntExact(n1 + n2), Math.toIntExact(x1 + x2), Math.toIntExact(n1));
        var limit = tables.probability((int) x1) * TOLERANCE;
        var p = 0.0;
        for (var x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
            var probability = tables.probability(x);
            if (probability <= limit) p += probability;
        }
        return Math.min(1, p);
    }

    /** @param slope change in the share from one group to the next */
    record Trend(double slope, double z, double pValue) {}

    /**
     * Whether the share goes up or down through ordered groups, with the scores 1, 2, 3 …; null when all or none take part, or only one group has
     * anybody. W. G. Cochran (1954): Some methods for strengthening the common χ² tests. Biometrics 10:417–451; P. Armitage (1955): Tests for linear
     * trends in proportions and frequencies. Biometrics 11:375–386; as in A. Agresti (2002): Categorical Data Analysis, 2nd ed., 5.3.5.
     *
     * @param x those that take part, by group
     * @param n all, by group
     */
    static @Nullable Trend trend(long[] x, long[] n) {
        var scores = new double[x.length];
        for (var i = 0; i < scores.length; i++) scores[i] = i + 1;
        return trend(x, n, scores);
    }

    static @Nullable Trend trend(long[] x, long[] n, double[] scores) {
        double all = 0;
        double taking = 0;
        double mean = 0;
        for (var i = 0; i < x.length; i++) {
            all += n[i];
            taking += x[i];
            mean += n[i] * scores[i];
        }
        if (taking == 0 || taking == all) return null;
        mean /= all;
        double covariance = 0;
        double spread = 0;
        for (var i = 0; i < x.length; i++) {
            covariance += x[i] * (scores[i] - mean);
            spread += n[i] * (scores[i] - mean) * (scores[i] - mean);
        }
        if (spread == 0) return null;
        var p = taking / all;
        var z = covariance / Math.sqrt(p * (1 - p) * spread);
        return new Trend(covariance / spread, z, Erf.erfc(Math.abs(z) / Math.sqrt(2)));
    }
}
