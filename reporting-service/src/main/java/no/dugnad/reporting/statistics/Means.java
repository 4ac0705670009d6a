package no.dugnad.reporting.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/** Means, and the difference between two of independent groups. */
final class Means {
    /** @param pValue two-sided, that there is no difference */
    record Difference(double estimate, double low, double high, double pValue) {}

    private Means() {}

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** With n − 1 in the denominator; 0 for a single value. */
    static double variance(double[] values) {
        if (values.length < 2) return 0;
        var mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** 95 % interval of a mean by Student's t; null for fewer than two values. Student (1908): The probable error of a mean. Biometrika 6:1–25. */
    static @Nullable Interval interval(double[] values) {
        if (values.length < 2) return null;
        var reach = quantile(values.length - 1) * Math.sqrt(variance(values) / values.length);
        return new Interval(mean(values) - reach, mean(values) + reach);
    }

    /**
     * The mean of the first minus that of the second, with a 95 % interval that does not take the variances to be equal; null when a group has fewer than
     * two values. B. L. Welch (1947): The generalization of “Student's” problem when several different population variances are involved. Biometrika
     * 34:28–35; degrees of freedom by F. E. Satterthwaite (1946), Biometrics Bulletin 2:110–114.
     */
    static @Nullable Difference difference(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) return null;
        var estimate = mean(first) - mean(second);
        var a = variance(first) / first.length;
        var b = variance(second) / second.length;
        if (a + b == 0) return new Difference(estimate, estimate, estimate, estimate == 0 ? 1 : 0);
        var freedom = (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        var error = Math.sqrt(a + b);
        var t = new TDistribution(freedom);
        var reach = t.inverseCumulativeProbability(0.975) * error;
        return new Difference(
                estimate,
                estimate - reach,
                estimate + reach,
                Math.min(1, 2 * t.cumulativeProbability(-Math.abs(estimate) / error)));
    }

    private static double quantile(int freedom) {
        return new TDistribution(freedom).inverseCumulativeProbability(0.975);
    }
}
