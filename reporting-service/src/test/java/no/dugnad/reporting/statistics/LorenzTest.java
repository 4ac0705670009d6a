package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import no.dugnad.reporting.statistics.Lorenz.Share;
import org.junit.jupiter.api.Test;

class LorenzTest {
    private static List<Share> each(double... amounts) {
        return java.util.Arrays.stream(amounts)
                .mapToObj(amount -> new Share(1, amount))
                .toList();
    }

    private static double gini(List<Share> shares) {
        return Lorenz.gini(Lorenz.curve(shares));
    }

    /** Half the mean absolute difference between any two units, by their mean: all pairs. */
    private static double byAllPairs(List<Share> shares) {
        var units = shares.stream().mapToDouble(Share::weight).sum();
        var mean = shares.stream().mapToDouble(Share::amount).sum() / units;
        var apart = 0.0;
        for (var a : shares)
            for (var b : shares)
                apart += a.weight() * b.weight() * Math.abs(a.amount() / a.weight() - b.amount() / b.weight());
        return apart / (2 * units * units * mean);
    }

    /** For 1, 2 … n it is (n − 1) / 3n. */
    @Test
    void giniOfTheFirstNumbersIsKnown() {
        for (var n = 1; n <= 50; n++)
            assertEquals(
                    (n - 1) / (3.0 * n),
                    gini(each(IntStream.rangeClosed(1, n).asDoubleStream().toArray())),
                    1e-12);
    }

    @Test
    void giniIsHalfTheMeanDifferenceOfAllPairs() {
        var random = new Random(3);
        for (var round = 0; round < 50; round++) {
            var shares = new ArrayList<Share>();
            for (var i = 0; i <= round; i++)
                shares.add(new Share(1 + random.nextInt(5_000), random.nextInt(3) * random.nextInt(1_000_000)));
            if (shares.stream().mapToDouble(Share::amount).sum() == 0) continue;

            assertEquals(byAllPairs(shares), gini(shares), 1e-9);
        }
    }

    @Test
    void aWeightIsTheSameAsSoManyUnits() {
        var weighted = List.of(new Share(3, 12), new Share(2, 1), new Share(1, 7));
        var oneByOne = each(4, 4, 4, 0.5, 0.5, 7);

        assertEquals(gini(oneByOne), gini(weighted), 1e-12);
        assertEquals(Lorenz.top(Lorenz.curve(oneByOne), 1.0 / 6), Lorenz.top(Lorenz.curve(weighted), 1.0 / 6), 1e-12);
    }

    @Test
    void theExtremes() {
        assertEquals(0, gini(each(5, 5, 5)), 1e-12);
        assertEquals(0.75, gini(each(0, 0, 0, 9)), 1e-12);
        assertNull(Lorenz.gini(Lorenz.curve(each(0, 0))));
        assertNull(Lorenz.gini(Lorenz.curve(List.of())));
        assertEquals(1, Lorenz.top(Lorenz.curve(each(0, 0, 0, 0, 0, 0, 0, 0, 0, 9)), 0.1), 1e-12);
    }

    @Test
    void theCurveBeginsAndEndsInItsCornersAndNeverBendsDown() {
        var curve = Lorenz.curve(each(3, 1, 0, 8, 2));

        assertEquals(new Lorenz.Point(0, 0), curve.getFirst());
        assertEquals(1, curve.getLast().units(), 1e-12);
        assertEquals(1, curve.getLast().amount(), 1e-12);
        for (var i = 2; i < curve.size(); i++)
            assertTrue(curve.get(i).amount() - curve.get(i - 1).amount()
                    >= curve.get(i - 1).amount() - curve.get(i - 2).amount() - 1e-12);
    }
}
