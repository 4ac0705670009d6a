package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.text.Numbers;

/** A bar for each row, its name and value above it, where they are seen however narrow the screen is; the bars of one thing stand together, by group. */
final class SvgBars {
    private static final int MOST = 80;
    private static final int LEFT = 16;
    private static final int LENGTH = 600;
    private static final int HEIGHT = 14;
    private static final int LONGEST_NAME = 90;
    private static final String GROUP = "group";

    private final Drawing drawing;
    private final Chart.Bars chart;
    private final List<String> telling;
    private final List<String> groups;
    private final boolean grouped;
    private double y;

    private SvgBars(Drawing drawing, Chart.Bars chart, List<JsonNode> rows, List<String> dimensions) {
        this.drawing = drawing;
        this.chart = chart;
        this.telling = Drawing.telling(rows, dimensions, chart.apart());
        this.groups =
                rows.stream().map(row -> row.path(GROUP).asText()).distinct().toList();
        this.grouped = telling.size() > 1 && telling.contains(GROUP);
    }

    /** @return how far down it comes */
    static double draw(Drawing drawing, Chart.Bars chart, List<JsonNode> rows, List<String> dimensions, double from) {
        var bars = new SvgBars(drawing, chart, rows, dimensions);
        bars.y = from;
        bars.draw(rows);
        return bars.y;
    }

    private void draw(List<JsonNode> rows) {
        var all =
                rows.stream().filter(row -> row.path(chart.value()).isNumber()).toList();
        var drawn = all.stream().limit(MOST).toList();
        var apart = new LinkedHashMap<String, List<JsonNode>>();
        for (var row : drawn)
            apart.computeIfAbsent(
                            chart.apart() == null ? "" : drawing.name(row, chart.apart()), name -> new ArrayList<>())
                    .add(row);
        apart.forEach(this::overOneAxis);
        if (drawn.stream().anyMatch(row -> Interval.of(row, chart).isPresent())) note(drawing.say("chart-whiskers"));
        if (drawn.stream().anyMatch(row -> row.path("small").asBoolean())) note("* " + drawing.label("small"));
        if (all.size() > drawn.size())
            note(drawing.say("chart-left-out", Map.of("shown", drawn.size(), "all", all.size())));
    }

    private void overOneAxis(String unit, List<JsonNode> rows) {
        var axis = Axis.over(
                rows.stream()
                        .flatMap(row -> Stream.concat(
                                Stream.of(row.path(chart.value())),
                                Interval.of(row, chart).map(Interval::high).stream()))
                        .mapToDouble(JsonNode::doubleValue)
                        .max()
                        .orElse(0),
                chart.scale());
        y += 14;
        drawing.text("quiet", LEFT, y, drawing.label(chart.value()) + (unit.isEmpty() ? "" : ", " + unit));
        y += 20;
        for (var step = 0; step <= Axis.STEPS; step++)
            drawing.text(
                    "quiet",
                    LEFT + (double) LENGTH * step / Axis.STEPS,
                    y,
                    step == 0 ? "start" : step == Axis.STEPS ? "end" : "middle",
                    drawing.number(axis.tick(step), chart.scale()));
        y += 6;
        var top = y;
        var bottom = top + height(rows);
        for (var step = 0; step <= Axis.STEPS; step++) {
            var x = LEFT + (double) LENGTH * step / Axis.STEPS;
            drawing.line(step == 0 ? "axis" : "grid", x, top, x, bottom);
        }
        String of = null;
        for (var row : rows) {
            var part = part(row);
            if (!part.isEmpty() && !part.equals(of)) {
                y += 24;
                drawing.text("part", LEFT + 4, y, Drawing.cut(part, LONGEST_NAME));
                of = part;
            }
            bar(row, axis);
        }
        y = bottom + 10;
    }

    private double height(List<JsonNode> rows) {
        var parts = 0;
        String of = null;
        for (var row : rows) {
            var part = part(row);
            if (!part.isEmpty() && !part.equals(of)) parts++;
            of = part;
        }
        return 38.0 * rows.size() + 24.0 * parts + 6;
    }

    /** What the bars of one thing have in common; nothing when each stands for itself. */
    private String part(JsonNode row) {
        return grouped
                ? drawing.name(
                        row,
                        telling.stream()
                                .filter(dimension -> !dimension.equals(GROUP))
                                .toList())
                : "";
    }

    private void bar(JsonNode row, Axis axis) {
        var value = row.path(chart.value());
        var name = grouped ? drawing.name(row, GROUP) : drawing.name(row, telling);
        var shown = drawing.number(value.decimalValue(), chart.scale());
        var whole = part(row);
        var interval = Interval.of(row, chart);
        var words = (whole.isEmpty() ? "" : whole + " · ") + name + ": " + shown
                + interval.map(this::words).orElse("");
        y += 16;
        drawing.nameAndValue(
                LEFT + 4,
                y,
                Drawing.cut(name, LONGEST_NAME),
                shown + (row.path("small").asBoolean() ? "*" : ""));
        y += 4;
        var end = axis.at(value.doubleValue(), LENGTH);
        drawing.begin(grouped ? groups.indexOf(row.path(GROUP).asText()) : 0, words, Numbers.exact(value));
        drawing.bar(LEFT, y, end, HEIGHT);
        drawing.end();
        interval.ifPresent(drawn -> whisker(drawn, axis));
        y += HEIGHT + 4;
    }

    private String words(Interval interval) {
        return " ("
                + drawing.number(interval.low().decimalValue(), chart.scale()) + "–"
                + drawing.number(interval.high().decimalValue(), chart.scale()) + ")";
    }

    private void whisker(Interval interval, Axis axis) {
        var low = axis.at(interval.low().doubleValue(), LENGTH);
        var high = axis.at(interval.high().doubleValue(), LENGTH);
        var middle = y + HEIGHT / 2.0;
        drawing.line("whisker", LEFT + low, middle, LEFT + high, middle);
        drawing.line("whisker", LEFT + low, middle - 4, LEFT + low, middle + 4);
        drawing.line("whisker", LEFT + high, middle - 4, LEFT + high, middle + 4);
    }

    private void note(String text) {
        y += 18;
        drawing.text("quiet", LEFT, y, text);
    }
}
