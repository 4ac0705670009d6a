package no.dugnad.reporting.pages.figure;

import static no.dugnad.reporting.pages.figure.Axis.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dugnad.platform.tables.Grid;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.reporting.pages.Page;
import no.dugnad.reporting.statistics.Statistics.Told;

/**
 * Lines over two axes, told apart by dash and by mark as well as by colour.
 *
 * @param left lines that are not drawn
 * @param banded the lines have an interval
 * @param diagonal an even division lies on the diagonal
 */
public record Lines(
        String title,
        String xTitle,
        List<Series> series,
        List<Tick> xTicks,
        List<Tick> yTicks,
        long left,
        boolean banded,
        boolean diagonal) {
    private static final int MOST = 8;

    /** The plot in an SVG of 640 by 340. */
    private static final double LEFT = 64;

    private static final double WIDTH = 546;
    private static final double BASE = 300;
    private static final double HEIGHT = 284;

    public record Tick(String at, String label) {}

    /**
     * @param colour 0 and on
     * @param band the interval as a polygon, or null
     */
    public record Series(String name, int colour, String points, String band, List<Dot> dots) {}

    public record Dot(String x, String y) {}

    private record Point(double x, double y, Double low, Double high) {}

    static Lines overYears(Page page, Told told, Chart.Bars bars) {
        var table = told.layout().table(bars.table()).orElseThrow();
        var rows = Grid.rows(told.answer(), table);
        var others = others(rows, Grid.dimensions(rows, table), "year");
        var names = new Drawn.Names(told.answer(), page.language());
        var series = new LinkedHashMap<String, List<Point>>();
        for (var row : rows)
            if (row.path(bars.value()).isNumber() && row.path("year").isNumber())
                series.computeIfAbsent(names.of(row, others), name -> new ArrayList<>())
                        .add(new Point(
                                row.path("year").doubleValue(),
                                row.path(bars.value()).doubleValue(),
                                bound(row, bars.low()),
                                bound(row, bars.high())));
        return years(
                page,
                Grid.label(bars.value(), page.language()),
                Grid.label("year", page.language()),
                series,
                bars.scale());
    }

    static Lines of(Page page, Told told, Chart.Lines lines) {
        var table = told.layout().table(lines.table()).orElseThrow();
        var rows = Grid.rows(told.answer(), table);
        var others = others(rows, Grid.dimensions(rows, table), lines.x());
        var names = new Drawn.Names(told.answer(), page.language());
        var series = new LinkedHashMap<String, List<Point>>();
        for (var y : lines.y())
            for (var row : rows) {
                if (!row.path(y).isNumber()) continue;
                var name = Stream.of(lines.y().size() > 1 ? Grid.label(y, page.language()) : "", names.of(row, others))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · "));
                series.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(new Point(
                                row.path(lines.x()).doubleValue(), row.path(y).doubleValue(), null, null));
            }
        return years(
                page,
                lines.y().size() > 1 ? "" : Grid.label(lines.y().getFirst(), page.language()),
                Grid.label(lines.x(), page.language()),
                series,
                lines.scale());
    }

    static Lines of(Page page, Told told, Chart.Curves curves) {
        var table = told.layout().table(curves.table()).orElseThrow();
        var rows = Grid.rows(told.answer(), table);
        var others = others(rows, Grid.dimensions(rows, table), curves.point());
        var names = new Drawn.Names(told.answer(), page.language());
        var series = new LinkedHashMap<String, List<Point>>();
        for (var row : rows)
            if (row.path(curves.x()).isNumber() && row.path(curves.y()).isNumber())
                series.computeIfAbsent(names.of(row, others), n -> new ArrayList<>())
                        .add(new Point(
                                row.path(curves.x()).doubleValue(),
                                row.path(curves.y()).doubleValue(),
                                null,
                                null));
        var axis = new Axis(1);
        return drawn(
                Grid.label(curves.y(), page.language()),
                Grid.label(curves.x(), page.language()),
                series,
                value -> LEFT + axis.at(value, WIDTH),
                ticks(page, axis, Scale.SHARE, value -> LEFT + axis.at(value, WIDTH)),
                axis,
                ticks(page, axis, Scale.SHARE, value -> BASE - axis.at(value, HEIGHT)),
                true);
    }

    private static Lines years(Page page, String title, String xTitle, Map<String, List<Point>> series, Scale scale) {
        var points = series.values().stream().flatMap(List::stream).toList();
        if (points.isEmpty()) return null;
        var first = points.stream().mapToDouble(Point::x).min().orElseThrow();
        var span = Math.max(1, points.stream().mapToDouble(Point::x).max().orElseThrow() - first);
        var most = points.stream()
                .mapToDouble(point -> point.high() == null ? point.y() : point.high())
                .max()
                .orElseThrow();
        var axis = scale == Scale.SHARE ? new Axis(Math.min(1, Axis.over(most).top())) : Axis.over(most);
        DoubleFunction<Double> x = value -> LEFT + (value - first) / span * WIDTH;
        var every = (int) Math.ceil(span / 10);
        return drawn(
                title,
                xTitle,
                series,
                x,
                IntStream.rangeClosed(0, (int) span / every)
                        .mapToObj(i ->
                                new Tick(place(x.apply(first + i * every)), String.valueOf((long) first + i * every)))
                        .toList(),
                axis,
                ticks(page, axis, scale, value -> BASE - axis.at(value, HEIGHT)),
                false);
    }

    private static Lines drawn(
            String title,
            String xTitle,
            Map<String, List<Point>> series,
            DoubleFunction<Double> x,
            List<Tick> xTicks,
            Axis axis,
            List<Tick> yTicks,
            boolean diagonal) {
        var drawn = new ArrayList<Series>();
        series.forEach((name, points) -> {
            if (drawn.size() < MOST) drawn.add(line(name, drawn.size(), points, x, axis, !diagonal));
        });
        return new Lines(
                title,
                xTitle,
                drawn,
                xTicks,
                yTicks,
                series.size() - drawn.size(),
                drawn.stream().anyMatch(line -> line.band() != null),
                diagonal);
    }

    private static Series line(
            String name, int colour, List<Point> points, DoubleFunction<Double> x, Axis axis, boolean dotted) {
        DoubleFunction<String> y = value -> place(BASE - axis.at(value, HEIGHT));
        var banded =
                points.size() > 1 && points.stream().allMatch(point -> point.low() != null && point.high() != null);
        return new Series(
                name,
                colour,
                points.stream()
                        .map(point -> place(x.apply(point.x())) + "," + y.apply(point.y()))
                        .collect(Collectors.joining(" ")),
                banded
                        ? Stream.concat(
                                        points.stream()
                                                .map(point -> place(x.apply(point.x())) + "," + y.apply(point.high())),
                                        reversed(points).stream()
                                                .map(point -> place(x.apply(point.x())) + "," + y.apply(point.low())))
                                .collect(Collectors.joining(" "))
                        : null,
                dotted
                        ? points.stream()
                                .map(point -> new Dot(place(x.apply(point.x())), y.apply(point.y())))
                                .toList()
                        : List.of());
    }

    private static List<Tick> ticks(Page page, Axis axis, Scale scale, DoubleFunction<Double> at) {
        return IntStream.rangeClosed(0, Axis.STEPS)
                .mapToObj(axis::tick)
                .map(value -> new Tick(place(at.apply(value.doubleValue())), Shown.in(page, value, scale)))
                .toList();
    }

    private static List<String> others(List<JsonNode> rows, List<String> dimensions, String x) {
        return Drawn.telling(
                rows,
                dimensions.stream().filter(dimension -> !dimension.equals(x)).toList());
    }

    private static Double bound(JsonNode row, String key) {
        return key != null && row.path(key).isNumber() ? row.path(key).doubleValue() : null;
    }

    private static List<Point> reversed(List<Point> points) {
        var reversed = new ArrayList<>(points);
        Collections.reverse(reversed);
        return reversed;
    }
}
