package no.dugnad.site.map;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import no.dugnad.site.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * The map as it is drawn, and the same in a table.
 *
 * @param tiles in the order of the municipalities' numbers
 * @param rows those with the most first, those without a value last
 * @param without names of those that lie where the municipality they came from did, or null
 */
public record TileMap(
        int width,
        int height,
        List<Tile> tiles,
        List<Tile> rows,
        List<LegendEntry> legend,
        boolean fifths,
        String displacement,
        @Nullable String without) {
    /** Of a hexagon in the drawing. */
    private static final double WIDE = 28;

    private static final double HIGH = WIDE * Math.sqrt(3) / 2;
    private static final double MARGIN = 18;

    /**
     * @param address of the municipality's page
     * @param shade 0 without a value, else 1 to 5
     * @param mark the number of its class, so that nobody needs to tell colours apart
     */
    public record Tile(
            String address,
            String name,
            String county,
            String x,
            String y,
            int shade,
            String mark,
            String value,
            @Nullable BigDecimal exact) {}

    /** @param mark as on the tiles */
    public record LegendEntry(int shade, String mark, String text, String municipalities) {}

    static TileMap of(Page page, Cartogram.Laid laid, Measure measure, Map<String, BigDecimal> values) {
        var classes = Classes.of(laid.places().stream()
                .map(place -> values.get(place.number()))
                .filter(Objects::nonNull)
                .toList());
        var left = laid.hexagons().stream().mapToDouble(TileMap::across).min().orElse(0);
        var right = laid.hexagons().stream().mapToDouble(TileMap::across).max().orElse(0);
        var top = laid.hexagons().stream().mapToInt(Hexagon::row).max().orElse(0);
        var bottom = laid.hexagons().stream().mapToInt(Hexagon::row).min().orElse(0);
        var tiles = IntStream.range(0, laid.places().size())
                .mapToObj(i -> tile(
                        page,
                        measure,
                        classes,
                        laid.places().get(i),
                        values.get(laid.places().get(i).number()),
                        MARGIN + (across(laid.hexagons().get(i)) - left) * WIDE,
                        MARGIN + (top - laid.hexagons().get(i).row()) * HIGH))
                .toList();
        return new TileMap(
                (int) Math.ceil((right - left) * WIDE + 2 * MARGIN),
                (int) Math.ceil((top - bottom) * HIGH + 2 * MARGIN),
                tiles,
                tiles.stream()
                        .sorted(Comparator.comparing(
                                Tile::exact, Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder())))
                        .toList(),
                legend(page, measure, classes, tiles),
                classes.fifths(),
                page.number(laid.displacement(), 0),
                laid.places().stream()
                        .filter(place -> !place.own())
                        .map(Place::name)
                        .reduce((first, second) -> page.say("map-and", "first", first, "second", second))
                        .orElse(null));
    }

    private static double across(Hexagon hexagon) {
        return hexagon.centre().x() / Hexagon.SIZE;
    }

    private static Tile tile(
            Page page, Measure measure, Classes classes, Place place, @Nullable BigDecimal value, double x, double y) {
        return new Tile(
                page.link("/municipalities/" + place.number()),
                place.name(),
                place.countyName(),
                at(x),
                at(y),
                value == null ? 0 : classes.shade(classes.of(value)),
                value == null ? "–" : String.valueOf(classes.of(value)),
                value == null ? page.say("map-no-value") : measure.shown(page, value),
                value);
    }

    private static List<LegendEntry> legend(Page page, Measure measure, Classes classes, List<Tile> tiles) {
        var legend = new ArrayList<LegendEntry>();
        for (var number = 1; number <= classes.from().size(); number++) {
            var mark = String.valueOf(number);
            var within = tiles.stream().filter(tile -> tile.mark().equals(mark)).toList();
            var values = within.stream().map(Tile::exact).sorted().toList();
            var least = measure.shown(page, values.getFirst());
            var most = measure.shown(page, values.getLast());
            legend.add(new LegendEntry(
                    classes.shade(number),
                    mark,
                    least.equals(most) ? least : page.say("figure-between", "low", least, "high", most),
                    page.number(within.size())));
        }
        var none = tiles.stream().filter(tile -> tile.exact() == null).count();
        if (none > 0) legend.add(new LegendEntry(0, "–", page.say("map-no-value"), page.number(none)));
        return legend;
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
