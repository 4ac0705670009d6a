package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class RanksTest {
    /** The textbook example of intelligence and hours of television: ρ = −29/165. */
    @Test
    void spearmanAgreesWithATextbook() {
        double[] intelligence = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] television = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

        var correlation = Ranks.spearman(intelligence, television);

        assertEquals(-29 / 165.0, correlation.rho(), 1e-12);
        assertEquals(0.627188, correlation.pValue(), 1e-6);
        // Bonett and Wright: tanh(artanh ρ ± z √((1 + ρ²/2) / (n − 3)))
        assertEquals(-0.7278, correlation.low(), 5e-5);
        assertEquals(0.5145, correlation.high(), 5e-5);
    }

    @Test
    void tiesShareTheMeanOfTheirRanks() {
        assertArrayEquals(new double[] {2.5, 1, 2.5, 4}, Ranks.of(new double[] {7, 3, 7, 9}));
        assertEquals(
                0.5,
                Arrays.stream(Ranks.percentiles(new double[] {7, 3, 7, 9}))
                        .average()
                        .orElseThrow(),
                1e-12);
    }

    @Test
    void spearmanAgreesWithAnotherImplementation() {
        var random = new Random(9);
        for (var n = 4; n < 60; n++) {
            var x = random.ints(n, 0, 12).asDoubleStream().toArray();
            var y = random.ints(n, 0, 5).asDoubleStream().toArray();

            var correlation = Ranks.spearman(x, y);

            if (correlation != null)
                assertEquals(new SpearmansCorrelation().correlation(x, y), correlation.rho(), 1e-12);
        }
    }

    @Test
    void whatDoesNotVaryHasNoCorrelation() {
        assertNull(Ranks.spearman(new double[] {1, 1, 1, 1}, new double[] {1, 2, 3, 4}));
        assertNull(Ranks.spearman(new double[] {1, 2, 3}, new double[] {1, 2, 3}));
        assertEquals(
                1,
                Ranks.spearman(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4})
                        .rho());
    }
}
