package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.hipparchus.stat.descriptive.StatisticalSummary;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class MeansTest {
    /** Cushny and Peebles' hours of sleep gained by two drugs, from Student (1908), Biometrika 6:1–25. */
    private static final double[] FIRST_DRUG = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] SECOND_DRUG = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    /** As R's t.test has it for the same data. */
    @Test
    void welchAgreesWithStudentsSleep() {
        var difference = Means.difference(FIRST_DRUG, SECOND_DRUG);

        assertEquals(-1.58, difference.estimate(), 1e-12);
        assertEquals(-3.3654832, difference.low(), 1e-6);
        assertEquals(0.2054832, difference.high(), 1e-6);
        assertEquals(0.07939414, difference.pValue(), 1e-7);
    }

    @Test
    void theIntervalOfAMeanAgreesWithStudentsSleep() {
        var interval = Means.interval(FIRST_DRUG);

        assertEquals(0.75, Means.mean(FIRST_DRUG), 1e-12);
        assertEquals(-0.5297804, interval.low(), 1e-6);
        assertEquals(2.0297804, interval.high(), 1e-6);
    }

    @Test
    void welchAgreesWithAnotherImplementation() {
        var random = new Random(5);
        for (var n = 2; n < 30; n++) {
            var first = random.doubles(n, 0, 4).map(Math::rint).toArray();
            var second = random.doubles(n + 7, 1, 9).map(Math::rint).toArray();
            if (summary(first).getVariance() == 0) continue;

            assertEquals(
                    new TTest().tTest(summary(first), summary(second)),
                    Means.difference(first, second).pValue(),
                    1e-9);
        }
    }

    @Test
    void tooLittleGivesNothingAndNoSpreadGivesAPoint() {
        assertNull(Means.interval(new double[] {3}));
        assertNull(Means.difference(new double[] {3}, new double[] {1, 2}));
        assertEquals(new Means.Difference(1, 1, 1, 0), Means.difference(new double[] {2, 2}, new double[] {1, 1}));
        assertEquals(2.5, Means.median(new double[] {4, 1, 3, 2}));
        assertEquals(3, Means.median(new double[] {5, 3, 1}));
    }

    private static StatisticalSummary summary(double[] values) {
        var summary = new StreamingStatistics();
        for (var value : values) summary.addValue(value);
        return summary;
    }
}
