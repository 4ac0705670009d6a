package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.text.Numbers;

/** Lines over two axes, told apart by dash as well as by colour, with their names below. */
final class SvgLines {
    private static final int MOST = 12;
    private static final int LEFT = 64;
    private static final int LENGTH = 546;
    private static final int HEIGHT = 284;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_TICKS = 12;

    private record Point(JsonNode x, JsonNode y, Optional<Interval> interval) {}

    private final Drawing drawing;
    private final Map<String, List<Point>> series = new LinkedHashMap<>();
    private final double base;

    private SvgLines(Drawing drawing, double from) {
        this.drawing = drawing;
        this.base = from + 28 + HEIGHT;
    }

    /** Bars that come year by year, as lines with their intervals. */
    static double overYears(
            Drawing drawing, Chart.Bars bars, List<JsonNode> rows, List<String> dimensions, double from) {
        var lines = new SvgLines(drawing, from);
        var others = Drawing.telling(rows, dimensions, "year");
        for (var row : rows)
            lines.add(drawing.name(row, others), row.path("year"), row.path(bars.value()), Interval.of(row, bars));
        return lines.overWholeNumbers(drawing.label(bars.value()), drawing.label("year"), bars.scale());
    }

    static double draw(Drawing drawing, Chart.Lines chart, List<JsonNode> rows, List<String> dimensions, double from) {
        var lines = new SvgLines(drawing, from);
        var others = Drawing.telling(rows, dimensions, chart.x());
        var several = chart.y().size() > 1;
        for (var y : chart.y())
            for (var row : rows)
                lines.add(
                        Stream.of(several ? drawing.label(y) : "", drawing.name(row, others))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · ")),
                        row.path(chart.x()),
                        row.path(y),
                        Optional.empty());
        return lines.overWholeNumbers(
                several ? "" : drawing.label(chart.y().getFirst()), drawing.label(chart.x()), chart.scale());
    }

    static double draw(Drawing drawing, Chart.Curves chart, List<JsonNode> rows, List<String> dimensions, double from) {
        var lines = new SvgLines(drawing, from);
        var others = Drawing.telling(rows, dimensions, chart.point());
        for (var row : rows)
            lines.add(drawing.name(row, others), row.path(chart.x()), row.path(chart.y()), Optional.empty());
        return lines.inUnitSquare(drawing.label(chart.y()), drawing.label(chart.x()));
    }

    private void add(String name, JsonNode x, JsonNode y, Optional<Interval> interval) {
        if (x.isNumber() && y.isNumber())
            series.computeIfAbsent(name, n -> new ArrayList<>()).add(new Point(x, y, interval));
    }

    private double overWholeNumbers(String yName, String xName, Scale scale) {
        var points = series.values().stream().flatMap(List::stream).toList();
        var first = points.stream()
                .mapToDouble(point -> point.x().doubleValue())
                .min()
                .orElse(0);
        var last = Math.max(
                first + 1,
                points.stream()
                        .mapToDouble(point -> point.x().doubleValue())
                        .max()
                        .orElse(1));
        var axis = Axis.over(
                points.stream()
                        .mapToDouble(point -> point.interval()
                                .map(Interval::high)
                                .orElse(point.y())
                                .doubleValue())
                        .max()
                        .orElse(0),
                scale);
        frame(yName, axis, scale);
        DoubleUnaryOperator x = value -> LEFT + (value - first) / (last - first) * LENGTH;
        var every = Math.ceil((last - first) / MOST_TICKS);
        for (var value = first; value <= last; value += every)
            drawing.text("quiet", x.applyAsDouble(value), base + 18, "middle", String.valueOf((long) value));
        return lines(xName, x, axis, true);
    }

    private double inUnitSquare(String yName, String xName) {
        var axis = new Axis(1);
        frame(yName, axis, Scale.SHARE);
        for (var step = 0; step <= Axis.STEPS; step++)
            drawing.text(
                    "quiet",
                    LEFT + axis.at(axis.tick(step).doubleValue(), LENGTH),
                    base + 18,
                    "middle",
                    drawing.number(axis.tick(step), Scale.SHARE));
        drawing.line("grid", LEFT, base, LEFT + LENGTH, base - HEIGHT);
        return lines(xName, value -> LEFT + axis.at(value, LENGTH), axis, false);
    }

    private void frame(String name, Axis axis, Scale scale) {
        drawing.text("quiet", 16, base - HEIGHT - 14, name);
        for (var step = 0; step <= Axis.STEPS; step++) {
            var tick = axis.tick(step);
            var y = base - axis.at(tick.doubleValue(), HEIGHT);
            drawing.line(step == 0 ? "axis" : "grid", LEFT, y, LEFT + LENGTH, y);
            drawing.text("quiet", LEFT - 6, y + 4, "end", drawing.number(tick, scale));
        }
    }

    private double lines(String xName, DoubleUnaryOperator x, Axis axis, boolean dotted) {
        drawing.text("quiet", LEFT, base + 38, xName);
        DoubleUnaryOperator y = value -> base - axis.at(value, HEIGHT);
        var drawn = series.entrySet().stream().limit(MOST).toList();
        var below = base + 60;
        for (var line : drawn) {
            var points = line.getValue();
            drawing.begin(
                    drawn.indexOf(line),
                    line.getKey(),
                    points.stream().map(point -> Numbers.exact(point.y())).collect(Collectors.joining(" ")));
            if (banded(points)) drawing.polygon(band(points, x, y));
            drawing.polyline(points.stream()
                    .map(point -> place(x, point.x()) + "," + place(y, point.y()))
                    .collect(Collectors.joining(" ")));
            if (dotted) points.forEach(point -> drawing.dot(place(x, point.x()), place(y, point.y())));
            drawing.line("line", LEFT, below - 5, LEFT + 36, below - 5);
            drawing.end();
            drawing.text("name", LEFT + 46, below, Drawing.cut(line.getKey(), LONGEST_NAME));
            below += 22;
        }
        if (drawn.stream().anyMatch(line -> banded(line.getValue()))) below = note("chart-bands", Map.of(), below);
        if (!dotted) below = note("chart-diagonal", Map.of(), below);
        if (series.size() > drawn.size())
            below = note("chart-left-out", Map.of("shown", drawn.size(), "all", series.size()), below);
        return below;
    }

    private double note(String key, Map<String, ?> arguments, double y) {
        drawing.text("quiet", 16, y, drawing.say(key, arguments));
        return y + 18;
    }

    private static boolean banded(List<Point> points) {
        return points.size() > 1
                && points.stream().allMatch(point -> point.interval().isPresent());
    }

    private static String band(List<Point> points, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        return Stream.concat(
                        points.stream()
                                .map(point -> place(x, point.x()) + ","
                                        + place(
                                                y,
                                                point.interval().orElseThrow().high())),
                        points.reversed().stream()
                                .map(point -> place(x, point.x()) + ","
                                        + place(
                                                y,
                                                point.interval().orElseThrow().low())))
                .collect(Collectors.joining(" "));
    }

    private static String place(DoubleUnaryOperator on, JsonNode value) {
        return place(on, value.doubleValue());
    }

    private static String place(DoubleUnaryOperator on, double value) {
        return Drawing.at("%.2f", on.applyAsDouble(value));
    }
}
