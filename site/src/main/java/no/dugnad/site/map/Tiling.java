package no.dugnad.site.map;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives each place a hexagon of its own, so that neighbours stay near each other and the outline is that of the places. The same places always get the same
 * hexagons: first they are spread until they no longer overlap ({@link Spread}), then each gets a hexagon so that the sum of the squared distances is least.
 */
final class Tiling {
    /** Hexagons that are on offer around a place, in each direction. */
    private static final int REACH = 2;

    private Tiling() {}

    static List<Hexagon> of(List<Plane> places) {
        if (places.isEmpty()) return List.of();
        var spread = Spread.of(places);
        var grid = grid(spread);
        var costs = new double[places.size()][grid.size()];
        for (var place = 0; place < places.size(); place++)
            for (var tile = 0; tile < grid.size(); tile++) {
                var distance = spread.get(place).distance(grid.get(tile).centre());
                costs[place][tile] = distance * distance;
            }
        return IntStream.of(Assignment.cheapest(costs)).mapToObj(grid::get).toList();
    }

    private static List<Hexagon> grid(List<Plane> places) {
        var grid = new LinkedHashSet<Hexagon>();
        for (var place : places) {
            var here = Hexagon.at(place);
            for (var row = -REACH; row <= REACH; row++)
                for (var column = -REACH; column <= REACH; column++)
                    grid.add(new Hexagon(here.column() + column, here.row() + row));
        }
        return List.copyOf(grid);
    }
}
