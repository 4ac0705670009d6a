package no.dugnad.site.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TilingTest {
    /** A long country with a dense south and a sparse north. */
    private static List<Plane> places() {
        var random = new Random(5);
        return IntStream.range(0, 150)
                .mapToObj(i -> {
                    var north = Math.pow(random.nextDouble(), 2) * 1_600;
                    return new Plane(north / 2 + random.nextDouble() * 200, north);
                })
                .toList();
    }

    @Test
    void eachPlaceHasATileOfItsOwn() {
        var tiles = Tiling.of(places());

        assertEquals(150, new HashSet<>(tiles).size());
    }

    @Test
    void theSamePlacesHaveTheSameTiles() {
        assertEquals(Tiling.of(places()), Tiling.of(places()));
    }

    @Test
    void twoOnTheSameSpotLieBesideEachOther() {
        var tiles = Tiling.of(List.of(new Plane(0, 0), new Plane(0, 0)));

        assertTrue(tiles.get(0).centre().distance(tiles.get(1).centre()) < Hexagon.SIZE * 1.5);
    }

    @Test
    void northStaysNorth() {
        var places = places();
        var tiles = Tiling.of(places);
        var northmost = IntStream.range(0, 150)
                .boxed()
                .max(Comparator.comparingDouble(i -> places.get(i).y()))
                .orElseThrow();

        assertTrue(tiles.get(northmost).row()
                >= tiles.stream().mapToInt(Hexagon::row).max().orElseThrow() - 1);
    }

    @Test
    void theAssignmentIsTheCheapestOfAll() {
        var random = new Random(3);
        for (var trial = 0; trial < 50; trial++) {
            var costs = new double[5][6];
            for (var row : costs) for (var column = 0; column < row.length; column++) row[column] = random.nextInt(100);
            var assigned = Assignment.cheapest(costs);

            assertEquals(5, IntStream.of(assigned).distinct().count());
            assertEquals(
                    cheapest(costs, 0, new boolean[6]),
                    IntStream.range(0, 5)
                            .mapToDouble(row -> costs[row][assigned[row]])
                            .sum());
        }
    }

    private static double cheapest(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) return 0;
        var best = Double.POSITIVE_INFINITY;
        for (var column = 0; column < taken.length; column++) {
            if (taken[column]) continue;
            taken[column] = true;
            best = Math.min(best, costs[row][column] + cheapest(costs, row + 1, taken));
            taken[column] = false;
        }
        return best;
    }

    @Test
    void fewValuesAreClassesAndManyAreFifths() {
        var few = Classes.of(Stream.of("0", "1", "1", "0").map(BigDecimal::new).toList());
        var values = new ArrayList<BigDecimal>();
        for (var i = 0; i < 100; i++) values.add(BigDecimal.valueOf(i));
        Collections.shuffle(values, new Random(1));
        var many = Classes.of(values);

        assertEquals(List.of(1, 2), List.of(few.of(BigDecimal.ZERO), few.of(BigDecimal.ONE)));
        assertEquals(List.of(1, 5), List.of(few.shade(1), few.shade(2)));
        for (var i = 0; i < 100; i++) assertEquals(i / 20 + 1, many.of(BigDecimal.valueOf(i)));
    }

    @Test
    void equalValuesAreNeverInTwoClasses() {
        var values = new ArrayList<>(Collections.nCopies(50, BigDecimal.ZERO));
        for (var i = 1; i <= 10; i++) values.add(BigDecimal.valueOf(i));
        var classes = Classes.of(values);

        assertEquals(1, classes.of(BigDecimal.ZERO));
        assertEquals(2, classes.of(BigDecimal.ONE));
        assertEquals(5, classes.of(BigDecimal.TEN));
    }
}
