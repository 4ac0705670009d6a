package no.dugnad.site.map;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves places until none overlap, as in a cartogram of circles (Dorling 1996): those that are nearer each other than a hexagon are pushed apart, those that
 * are neighbours across empty land are drawn together, and all are drawn a little towards where they come from, which keeps the outline.
 */
final class Spread {
    private static final int STEPS = 400;
    private static final int NEIGHBOURS = 6;
    private static final double PUSH = 0.25;
    private static final double PULL = 0.06;
    private static final double HOME = 0.01;

    /** Neighbours so near are not drawn nearer. */
    private static final double NEAR = 1.1 * Hexagon.SIZE;

    private final List<Plane> places;
    private final int[][] neighbours;
    private final double[] x;
    private final double[] y;

    private Spread(List<Plane> places) {
        this.places = places;
        this.neighbours = places.stream().map(this::nearest).toArray(int[][]::new);
        this.x = places.stream().mapToDouble(Plane::x).toArray();
        this.y = places.stream().mapToDouble(Plane::y).toArray();
    }

    static List<Plane> of(List<Plane> places) {
        var spread = new Spread(places);
        for (var step = 0; step < STEPS; step++) spread.step();
        return IntStream.range(0, places.size())
                .mapToObj(i -> new Plane(spread.x[i], spread.y[i]))
                .toList();
    }

    private void step() {
        var dx = new double[x.length];
        var dy = new double[y.length];
        for (var a = 0; a < x.length; a++) {
            for (var b = a + 1; b < x.length; b++) {
                // two on the very same spot are pushed apart along the first axis
                var ex = x[b] - x[a] + 1e-6 * (b - a);
                var ey = y[b] - y[a];
                var distance = Math.hypot(ex, ey);
                if (distance >= Hexagon.SIZE) continue;
                var push = (Hexagon.SIZE - distance) * PUSH / distance;
                dx[a] -= ex * push;
                dy[a] -= ey * push;
                dx[b] += ex * push;
                dy[b] += ey * push;
            }
            for (var b : neighbours[a]) {
                var distance = Math.hypot(x[b] - x[a], y[b] - y[a]);
                if (distance <= NEAR) continue;
                var pull = (distance - NEAR) * PULL / distance;
                dx[a] += (x[b] - x[a]) * pull;
                dy[a] += (y[b] - y[a]) * pull;
            }
            dx[a] += (places.get(a).x() - x[a]) * HOME;
            dy[a] += (places.get(a).y() - y[a]) * HOME;
        }
        for (var a = 0; a < x.length; a++) {
            x[a] += dx[a];
            y[a] += dy[a];
        }
    }

    private int[] nearest(Plane here) {
        return IntStream.range(0, places.size())
                .filter(other -> places.get(other) != here)
                .boxed()
                .sorted(Comparator.comparingDouble(other -> here.distance(places.get(other))))
                .limit(NEIGHBOURS)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
