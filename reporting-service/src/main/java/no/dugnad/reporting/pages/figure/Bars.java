package no.dugnad.reporting.pages.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import no.dugnad.platform.tables.Grid;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.reporting.pages.Page;
import no.dugnad.reporting.statistics.Statistics.Told;

/**
 * Bars in a table: a row for each, so that it is read aloud and wraps on a phone like any table.
 *
 * @param left bars that are not drawn
 * @param whiskers the bars have an interval
 * @param few some bar stands on few municipalities
 */
public record Bars(String title, List<Part> parts, List<String> ticks, long left, boolean whiskers, boolean few) {
    private static final int MOST = 80;
    private static final int LENGTH = 100;

    /** Bars that belong together; without a name when all do. */
    public record Part(String name, List<Bar> bars) {}

    /**
     * @param colour 0 and on: the same for the same group throughout the figure
     * @param width of {@value #LENGTH}, as the bounds
     * @param low null when there is no interval
     * @param interval in words, or null
     * @param small stands on few municipalities
     */
    public record Bar(
            String name,
            int colour,
            String width,
            String low,
            String high,
            String value,
            String interval,
            boolean small) {}

    static Bars of(Page page, Told told, Chart.Bars chart) {
        var answer = told.answer();
        var table = told.layout().table(chart.table()).orElseThrow();
        var rows = Grid.rows(answer, table);
        var drawn = rows.stream()
                .filter(row -> row.path(chart.value()).isNumber())
                .limit(MOST)
                .toList();
        if (drawn.isEmpty()) return null;
        var telling = Drawn.telling(rows, Grid.dimensions(rows, table));
        var names = new Drawn.Names(answer, page.language());
        var grouped = telling.size() > 1 && telling.contains("group");
        var groups =
                drawn.stream().map(row -> row.path("group").asText()).distinct().toList();
        var parts = new LinkedHashMap<String, List<JsonNode>>();
        for (var row : drawn)
            parts.computeIfAbsent(grouped ? names.of(row, without(telling, "group")) : "", name -> new ArrayList<>())
                    .add(row);
        var axis = axis(chart, drawn);
        return new Bars(
                Grid.label(chart.value(), page.language()),
                parts.entrySet().stream()
                        .map(part -> new Part(
                                part.getKey(),
                                part.getValue().stream()
                                        .map(row -> bar(
                                                page,
                                                chart,
                                                row,
                                                names.of(row, grouped ? List.of("group") : telling),
                                                grouped
                                                        ? groups.indexOf(row.path("group")
                                                                .asText())
                                                        : 0,
                                                axis))
                                        .toList()))
                        .toList(),
                Stream.iterate(0, step -> step <= Axis.STEPS, step -> step + 1)
                        .map(step -> Shown.in(page, axis.tick(step), chart.scale()))
                        .toList(),
                rows.stream().filter(row -> row.path(chart.value()).isNumber()).count() - drawn.size(),
                drawn.stream().anyMatch(row -> interval(chart, row)),
                drawn.stream().anyMatch(row -> row.path("small").asBoolean()));
    }

    private static Bar bar(Page page, Chart.Bars chart, JsonNode row, String name, int colour, Axis axis) {
        var value = row.path(chart.value()).decimalValue();
        var interval = interval(chart, row);
        return new Bar(
                name,
                colour,
                Axis.place(axis.at(value.doubleValue(), LENGTH)),
                interval ? Axis.place(axis.at(row.path(chart.low()).doubleValue(), LENGTH)) : null,
                interval ? Axis.place(axis.at(row.path(chart.high()).doubleValue(), LENGTH)) : null,
                Shown.in(page, value, chart.scale()),
                interval
                        ? between(
                                page,
                                chart,
                                row.path(chart.low()).decimalValue(),
                                row.path(chart.high()).decimalValue())
                        : null,
                row.path("small").asBoolean());
    }

    private static String between(Page page, Chart.Bars chart, BigDecimal low, BigDecimal high) {
        return page.say(
                "figure-between",
                "low",
                Shown.in(page, low, chart.scale()),
                "high",
                Shown.in(page, high, chart.scale()));
    }

    private static Axis axis(Chart.Bars chart, List<JsonNode> rows) {
        var most = rows.stream()
                .flatMap(row -> Stream.of(chart.value(), chart.high())
                        .filter(key -> key != null && row.path(key).isNumber())
                        .map(key -> row.path(key).doubleValue()))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return chart.scale() == Scale.SHARE
                ? new Axis(Math.min(1, Axis.over(most).top()))
                : Axis.over(most);
    }

    private static boolean interval(Chart.Bars chart, JsonNode row) {
        return chart.low() != null
                && row.path(chart.low()).isNumber()
                && row.path(chart.high()).isNumber();
    }

    private static List<String> without(List<String> dimensions, String left) {
        return dimensions.stream().filter(dimension -> !dimension.equals(left)).toList();
    }
}
