package no.dugnad.reporting.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/** Ranks, and how two rankings go together. */
final class Ranks {
    /** @param pValue two-sided, that they do not go together */
    record Correlation(double rho, double low, double high, double pValue) {}

    private Ranks() {}

    /** From 1; equal values share the mean of their ranks. */
    static double[] of(double[] values) {
        var order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new double[values.length];
        for (var i = 0; i < order.length; ) {
            var j = i;
            while (j + 1 < order.length && values[order[j + 1]] == values[order[i]]) j++;
            for (var k = i; k <= j; k++) ranks[order[k]] = (i + j) / 2.0 + 1;
            i = j + 1;
        }
        return ranks;
    }

    /** Between 0 and 1, a half on the average: the rank less a half, by the number of values. */
    static double[] percentiles(double[] values) {
        return Arrays.stream(of(values))
                .map(rank -> (rank - 0.5) / values.length)
                .toArray();
    }

    /**
     * Spearman's rank correlation with a 95 % interval and a two-sided p; null for fewer than four values, or when all values of one side are equal.
     * C. Spearman (1904): The proof and measurement of association between two things. American Journal of Psychology 15:72–101; interval by D. G. Bonett
     * and T. A. Wright (2000): Sample size requirements for estimating Pearson, Kendall and Spearman correlations. Psychometrika 65:23–28; p by Student's t.
     */
    static @Nullable Correlation spearman(double[] x, double[] y) {
        var n = x.length;
        if (n < 4) return null;
        var rho = pearson(of(x), of(y));
        if (Double.isNaN(rho)) return null;
        if (Math.abs(rho) >= 1) return new Correlation(Math.signum(rho), Math.signum(rho), Math.signum(rho), 0);
        var reach = Proportions.Z * Math.sqrt((1 + rho * rho / 2) / (n - 3));
        var t = Math.abs(rho) * Math.sqrt((n - 2) / (1 - rho * rho));
        return new Correlation(
                rho,
                Math.tanh(atanh(rho) - reach),
                Math.tanh(atanh(rho) + reach),
                Math.min(1, 2 * new TDistribution(n - 2).cumulativeProbability(-t)));
    }

    /** NaN when one of them does not vary. */
    private static double pearson(double[] x, double[] y) {
        var meanX = Means.mean(x);
        var meanY = Means.mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (var i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? Double.NaN : Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
    }

    private static double atanh(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }
}
