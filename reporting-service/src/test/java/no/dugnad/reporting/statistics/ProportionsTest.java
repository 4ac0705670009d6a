package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionsTest {
    /** Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonAgreesWithNewcombesExamples(long x, long n, double low, double high) {
        var interval = Proportions.wilson(x, n);

        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    /** Newcombe (1998), Statistics in Medicine 17:873–890, table II, method 10, examples (a) to (h). */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void newcombeAgreesWithItsOwnExamples(long x1, long n1, long x2, long n2, double low, double high) {
        var interval = Proportions.newcombe(x1, n1, x2, n2);

        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    /** The lady tasting tea, Fisher (1935); the others by exact fractions. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 1, 4, 0.4857143",
        "1, 10, 11, 14, 0.002759456",
        "0, 10, 0, 20, 1",
        "10, 10, 0, 20, 3.328402e-08",
        "56, 70, 48, 80, 0.01252113"
    })
    void fisherAgreesWithKnownExamples(long x1, long n1, long x2, long n2, double p) {
        assertEquals(p, Proportions.fisher(x1, n1, x2, n2), p * 2e-4);
    }

    /**
     * Alcohol in pregnancy and malformations, Agresti (2002), Categorical Data Analysis, table 3.7 and 5.3.5; carriers of streptococci by size of tonsils,
     * Armitage (1955); smokers among patients, Fleiss (1981), Statistical Methods for Rates and Proportions, 9.3.
     */
    @Test
    void cochranAndArmitageAgreeWithTheirExamples() {
        var malformations = Proportions.trend(
                new long[] {48, 38, 5, 1, 1}, new long[] {17114, 14502, 793, 127, 38}, new double[] {0, 0.5, 1.5, 4, 7
                });
        var tonsils = Proportions.trend(new long[] {19, 29, 24}, new long[] {516, 589, 293});
        var smokers = Proportions.trend(new long[] {83, 90, 129, 70}, new long[] {86, 93, 136, 82});

        assertEquals(6.57, malformations.z() * malformations.z(), 5e-3);
        assertEquals(0.0104, malformations.pValue(), 5e-5);
        assertEquals(7.19, tonsils.z() * tonsils.z(), 5e-3);
        assertEquals(8.2249, smokers.z() * smokers.z(), 5e-5);
        assertEquals(0.004132, smokers.pValue(), 5e-7);
        assertTrue(smokers.slope() < 0 && smokers.z() < 0);
    }

    @Test
    void aTrendNeedsSomeWhoTakePartAndSomeWhoDoNot() {
        assertNull(Proportions.trend(new long[] {0, 0, 0}, new long[] {3, 4, 5}));
        assertNull(Proportions.trend(new long[] {3, 4, 5}, new long[] {3, 4, 5}));
        assertNull(Proportions.trend(new long[] {0, 2, 0}, new long[] {0, 4, 0}));
        assertEquals(
                0, Proportions.trend(new long[] {1, 0, 1}, new long[] {2, 0, 2}).z(), 1e-12);
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Proportions.wilson(3, 2));
        assertThrows(IllegalArgumentException.class, () -> Proportions.wilson(0, 0));
    }
}
