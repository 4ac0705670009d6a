package no.dugnad.platform.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import no.dugnad.platform.tables.Layout.Scale;

/** An axis from 0 to a round number, in five steps. */
record Axis(double top) {
    static final int STEPS = 5;

    /** So that the greatest value fits; shares go to 1 at most. */
    static Axis over(double most, Scale scale) {
        return scale == Scale.SHARE ? new Axis(Math.min(1, over(most).top())) : over(most);
    }

    /** 1, 2, 2.5 or 5 by a power of ten for each step. */
    private static Axis over(double most) {
        if (most <= 0) return new Axis(1);
        var power = Math.pow(10, Math.floor(Math.log10(most / STEPS)));
        for (var nice : new double[] {1, 2, 2.5, 5}) {
            var top = rounded(nice * power) * STEPS;
            if (top >= most * (1 - 1e-9)) return new Axis(top);
        }
        return new Axis(rounded(10 * power) * STEPS);
    }

    /** How far out a value lies on an axis of this length; what lies outside is moved to the end. */
    double at(double value, double length) {
        return Math.clamp(value / top, 0, 1) * length;
    }

    BigDecimal tick(int step) {
        return BigDecimal.valueOf(top)
                .multiply(BigDecimal.valueOf(step))
                .divide(BigDecimal.valueOf(STEPS), 15, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static double rounded(double step) {
        return BigDecimal.valueOf(step).setScale(15, RoundingMode.HALF_UP).doubleValue();
    }
}
