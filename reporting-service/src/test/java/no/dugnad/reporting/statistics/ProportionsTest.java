package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    @Test
    void impossibleCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Proportions.wilson(3, 2));
        assertThrows(IllegalArgumentException.class, () -> Proportions.wilson(0, 0));
    }
}
