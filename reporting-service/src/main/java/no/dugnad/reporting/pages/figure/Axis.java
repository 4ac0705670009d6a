package no.dugnad.reporting.pages.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** An axis from 0 to a round number, in five steps. */
record Axis(double top) {
    static final int STEPS = 5;

    /** 1, 2, 2.5 or 5 by a power of ten for each step, so that the greatest value fits. */
    static Axis over(double most) {
        if (most <= 0) return new Axis(1);
        var power = Math.pow(10, Math.floor(Math.log10(most / STEPS)));
        for (var nice : new double[] {1, 2, 2.5, 5, 10}) {
            var step = BigDecimal.valueOf(nice * power).setScale(12, RoundingMode.HALF_UP);
            if (step.doubleValue() * STEPS >= most * (1 - 1e-9)) return new Axis(step.doubleValue() * STEPS);
        }
        throw new IllegalArgumentException(String.valueOf(most));
    }

    /** How far out a value lies on an axis of this length; what lies outside is moved to the end. */
    double at(double value, double length) {
        return Math.clamp(value / top, 0, 1) * length;
    }

    BigDecimal tick(int step) {
        return BigDecimal.valueOf(top)
                .multiply(BigDecimal.valueOf(step))
                .divide(BigDecimal.valueOf(STEPS), 12, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** A place in an SVG. */
    static String place(double place) {
        return String.format(Locale.ROOT, "%.2f", place);
    }
}
