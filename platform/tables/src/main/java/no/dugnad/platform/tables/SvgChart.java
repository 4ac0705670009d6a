package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.text.Messages;

/**
 * A chart as SVG that stands alone: title and description for those who do not see it, every mark with its numbers in words, lines told apart by dash as
 * well as by colour, and colours for light and dark. The number that a mark shows is in its {@code data-value}, with all digits.
 */
final class SvgChart {
    private static final int WIDTH = 900;
    private static final int MOST_BARS = 60;
    private static final int MOST_LINES = 12;
    private static final int PLOT_LEFT = 70;
    private static final int PLOT_WIDTH = 790;
    private static final int PLOT_BASE = 400;
    private static final int PLOT_HEIGHT = 340;
    private static final int LABELS = 330;
    private static final int BAR = 26;
    private static final int LONGEST_LABEL = 48;
    private static final List<String> DASHES = List.of("", "7 4", "2 3", "9 3 2 3");
    private static final String STYLE = """
            <style>
            svg{background:#fff;color:#1b1f24;font:14px system-ui,-apple-system,"Segoe UI",sans-serif}
            text{fill:currentColor}.title{font-size:17px;font-weight:600}.quiet{fill:#57606a;font-size:12px}
            .axis,.grid{stroke:#8c959f;stroke-width:1}.grid{opacity:.35}.whisker{stroke:currentColor;stroke-width:1.5}
            .line{fill:none;stroke-width:2.2}
            .c0{color:#0a58ca}.c1{color:#b3420a}.c2{color:#0f7b4d}.c3{color:#8a3ffc}.c4{color:#9a6700}.c5{color:#b0126f}
            .mark{fill:currentColor;fill-opacity:.6}.line,.key{stroke:currentColor}
            @media (prefers-color-scheme:dark){svg{background:#12161b;color:#e6edf3}.quiet{fill:#9da7b1}
            .c0{color:#6ea8fe}.c1{color:#ff9b6a}.c2{color:#4ac78d}.c3{color:#bb9cff}.c4{color:#e3b341}.c5{color:#ff7ac6}}
            </style>
            """;

    private final JsonNode answer;
    private final Layout layout;
    private final String language;
    private final StringBuilder out = new StringBuilder();

    private SvgChart(JsonNode answer, Layout layout, String language) {
        this.answer = answer;
        this.layout = layout;
        this.language = language;
    }

    static String of(JsonNode answer, Layout layout, String language, String address) {
        return new SvgChart(answer, layout, language).draw(address);
    }

    private String draw(String address) {
        var chart = layout.chart();
        var table = layout.table(chart.table()).orElseThrow();
        var rows = Grid.rows(answer, table);
        var dimensions = Grid.dimensions(rows, table);
        var height = switch (chart) {
            case Chart.Bars bars -> bars(bars, rows, dimensions);
            case Chart.Lines lines -> lines(lines, rows, dimensions);
            case Chart.Curves curves -> curves(curves, rows, dimensions);
        };
        return frame(height, address);
    }

    private String frame(int height, String address) {
        var title = say("statistic-" + layout.id());
        var described = new ArrayList<String>();
        for (var text : List.of("definition", "denominator", "caution"))
            if (answer.path(text).isObject()) described.add(Grid.in(answer.path(text), language));
        var demo = answer.path("demo").asBoolean() ? " – " + say("chart-demo") : "";
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc" lang="%s">
                <title id="title">%s</title>
                <desc id="desc">%s</desc>
                """.formatted(
                                WIDTH,
                                height + 30,
                                WIDTH,
                                height + 30,
                                language,
                                escape(title + demo),
                                escape(String.join(" ", described)))
                + STYLE
                + "<text class=\"title\" x=\"16\" y=\"28\">" + escape(title + demo) + "</text>\n"
                + out
                + "<text class=\"quiet\" x=\"16\" y=\"" + (height + 16) + "\">" + escape(address) + "</text>\n</svg>\n";
    }

    private int bars(Chart.Bars bars, List<JsonNode> rows, List<String> all) {
        var dimensions = telling(rows, all, bars.apart());
        var drawn = rows.stream()
                .filter(row -> row.path(bars.value()).isNumber())
                .limit(MOST_BARS)
                .toList();
        var apart = new LinkedHashMap<String, List<JsonNode>>();
        for (var row : drawn)
            apart.computeIfAbsent(
                            bars.apart() == null ? "" : Grid.name(answer, row, bars.apart(), language),
                            name -> new ArrayList<>())
                    .add(row);
        if (apart.isEmpty()) apart.put("", List.of());
        var y = 48;
        for (var part : apart.entrySet()) y = bars(bars, part.getKey(), part.getValue(), dimensions, y) + 30;
        if (drawn.stream().anyMatch(row -> row.path("small").asBoolean())) {
            text("quiet", 16, y, "* " + Grid.label("small", language));
            y += 18;
        }
        if (rows.size() > drawn.size()) text("quiet", 16, y, left(drawn.size(), rows.size()));
        return y + 10;
    }

    private int bars(Chart.Bars bars, String part, List<JsonNode> rows, List<String> dimensions, int from) {
        var most = rows.stream()
                .flatMap(row -> Stream.of(bars.value(), bars.high())
                        .filter(key -> key != null && row.path(key).isNumber())
                        .map(key -> row.path(key).doubleValue()))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        var top = bars.scale() == Scale.SHARE ? Math.min(1, step(most) * 5) : step(most) * 5;
        var y = from;
        text("quiet", 16, y + 12, Grid.label(bars.value(), language) + (part.isEmpty() ? "" : ", " + part));
        y += 24;
        var first = y;
        var bottom = y + rows.size() * BAR;
        for (var i = 0; i <= 5; i++) {
            var x = LABELS + (WIDTH - LABELS - 90) * i / 5.0;
            line("grid", x, y - 4, x, bottom);
            out.append(at(
                    "<text class=\"quiet\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>\n",
                    x, bottom + 16, shown(BigDecimal.valueOf(top * i / 5), bars.scale())));
        }
        for (var row : rows) {
            bar(bars, row, label(row, dimensions), y, top);
            y += BAR;
        }
        line("axis", LABELS, first - 4, LABELS, bottom);
        return bottom;
    }

    private void bar(Chart.Bars bars, JsonNode row, String label, int y, double top) {
        var value = row.path(bars.value());
        var scale = (WIDTH - LABELS - 90) / top;
        var width = Math.max(0, value.doubleValue()) * scale;
        var words = label + ": " + shown(value.decimalValue(), bars.scale());
        var interval = bars.low() != null
                && row.path(bars.low()).isNumber()
                && row.path(bars.high()).isNumber();
        if (interval)
            words += " ("
                    + shown(row.path(bars.low()).decimalValue(), bars.scale()) + "–"
                    + shown(row.path(bars.high()).decimalValue(), bars.scale()) + ")";
        out.append(
                at("<text text-anchor=\"end\" x=\"%d\" y=\"%d\">%s</text>\n", LABELS - 8, y + 16, escape(cut(label))));
        out.append(at(
                "<g class=\"c0\" data-value=\"%s\"><title>%s</title><rect class=\"mark\" x=\"%d\" y=\"%d\" width=\"%.2f\" height=\"%d\" rx=\"2\"/></g>\n",
                Numbers.exact(value), escape(words), LABELS, y + 3, width, BAR - 8));
        var right = width;
        if (interval) {
            var low = row.path(bars.low()).doubleValue() * scale;
            var high = Math.min(row.path(bars.high()).doubleValue() * scale, WIDTH - LABELS - 60);
            right = Math.max(right, high);
            line("whisker", LABELS + Math.max(0, low), y + 12, LABELS + high, y + 12);
            line("whisker", LABELS + Math.max(0, low), y + 8, LABELS + Math.max(0, low), y + 16);
            line("whisker", LABELS + high, y + 8, LABELS + high, y + 16);
        }
        out.append(at(
                "<text x=\"%.1f\" y=\"%d\">%s%s</text>\n",
                LABELS + right + 6,
                y + 16,
                shown(value.decimalValue(), bars.scale()),
                row.path("small").asBoolean() ? "*" : ""));
    }

    private int lines(Chart.Lines lines, List<JsonNode> rows, List<String> dimensions) {
        var others = telling(rows, dimensions, lines.x());
        var series = new LinkedHashMap<String, List<JsonNode[]>>();
        for (var y : lines.y())
            for (var row : rows) {
                if (!row.path(y).isNumber()) continue;
                var name = Stream.of(lines.y().size() > 1 ? Grid.label(y, language) : "", label(row, others))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · "));
                series.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(new JsonNode[] {row.path(lines.x()), row.path(y)});
            }
        var first = rows.stream()
                .mapToDouble(row -> row.path(lines.x()).asDouble())
                .min()
                .orElse(0);
        var last = rows.stream()
                .mapToDouble(row -> row.path(lines.x()).asDouble())
                .max()
                .orElse(1);
        var most = series.values().stream()
                .flatMap(List::stream)
                .mapToDouble(point -> point[1].doubleValue())
                .max()
                .orElse(0);
        var top = step(most) * 5;
        return plot(
                series,
                first,
                Math.max(last, first + 1),
                top <= 0 ? 1 : top,
                lines.scale(),
                true,
                Grid.label(lines.x(), language));
    }

    private int curves(Chart.Curves curves, List<JsonNode> rows, List<String> dimensions) {
        var others = telling(rows, dimensions, curves.point());
        var series = new LinkedHashMap<String, List<JsonNode[]>>();
        for (var row : rows)
            if (row.path(curves.x()).isNumber() && row.path(curves.y()).isNumber())
                series.computeIfAbsent(label(row, others), n -> new ArrayList<>())
                        .add(new JsonNode[] {row.path(curves.x()), row.path(curves.y())});
        var height = plot(series, 0, 1, 1, Scale.SHARE, false, Grid.label(curves.x(), language));
        line("grid", PLOT_LEFT, PLOT_BASE, PLOT_LEFT + PLOT_WIDTH, PLOT_BASE - PLOT_HEIGHT);
        return height;
    }

    /** Lines over two axes, with a legend below. */
    private int plot(
            Map<String, List<JsonNode[]>> series,
            double first,
            double last,
            double top,
            Scale scale,
            boolean whole,
            String xLabel) {
        var left = PLOT_LEFT;
        var wide = PLOT_WIDTH;
        var base = PLOT_BASE;
        var high = PLOT_HEIGHT;
        for (var i = 0; i <= 5; i++) {
            var y = base - high * i / 5.0;
            line("grid", left, y, left + wide, y);
            out.append(at(
                    "<text class=\"quiet\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s</text>\n",
                    left - 6, y + 4, shown(BigDecimal.valueOf(top * i / 5), scale)));
        }
        var ticks = whole ? (int) Math.min(last - first, 12) : 5;
        for (var i = 0; i <= ticks; i++) {
            var value = first + (last - first) * i / ticks;
            if (whole) value = Math.rint(value);
            var x = left + (value - first) / (last - first) * wide;
            out.append(at(
                    "<text class=\"quiet\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>\n",
                    x,
                    base + 18,
                    whole ? String.valueOf((long) value) : shown(BigDecimal.valueOf(value), Scale.SHARE)));
        }
        text("quiet", left, base + 38, xLabel);
        line("axis", left, base, left + wide, base);
        var n = 0;
        for (var line : series.entrySet()) {
            if (n == MOST_LINES) break;
            var points = line.getValue().stream()
                    .map(point -> at(
                            "%.2f,%.2f",
                            left + (point[0].doubleValue() - first) / (last - first) * wide,
                            base - Math.max(0, point[1].doubleValue()) / top * high))
                    .collect(Collectors.joining(" "));
            var dash = DASHES.get(n / 6 % DASHES.size() + (n % 2 == 1 ? 1 : 0));
            out.append("<g class=\"c").append(n % 6).append("\" data-value=\"");
            out.append(line.getValue().stream()
                    .map(point -> Numbers.exact(point[1]))
                    .collect(Collectors.joining(" ")));
            out.append("\"><title>").append(escape(line.getKey())).append("</title>");
            out.append("<polyline class=\"line\" stroke-dasharray=\"" + dash + "\" points=\"" + points + "\"/>");
            var y = base + 60 + n * 22;
            out.append(at(
                    "<line class=\"key\" stroke-width=\"3\" stroke-dasharray=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/></g>\n",
                    dash, left, y, left + 34, y));
            text("", left + 42, y + 5, cut(line.getKey(), 100));
            n++;
        }
        if (series.size() > MOST_LINES) {
            text("quiet", left, base + 65 + n * 22, left(MOST_LINES, series.size()));
            n++;
        }
        return base + 60 + n * 22;
    }

    /** The dimensions by which the rows differ, but for this one; all when they do not. */
    private static List<String> telling(List<JsonNode> rows, List<String> dimensions, String but) {
        var others =
                dimensions.stream().filter(dimension -> !dimension.equals(but)).toList();
        var differing = others.stream()
                .filter(dimension ->
                        rows.stream().map(row -> row.path(dimension)).distinct().count() > 1)
                .toList();
        return differing.isEmpty() ? others : differing;
    }

    private String label(JsonNode row, List<String> dimensions) {
        return dimensions.stream()
                .filter(dimension ->
                        !(refines(dimension, row) && row.path(dimension).isNull()))
                .map(dimension -> Grid.name(answer, row, dimension, language))
                .collect(Collectors.joining(" · "));
    }

    /** It says more of another: {@code bearerSector} of {@code bearer}. */
    private static boolean refines(String dimension, JsonNode row) {
        return row.properties().stream()
                .anyMatch(other -> !other.getKey().equals(dimension) && dimension.startsWith(other.getKey()));
    }

    private String shown(BigDecimal value, Scale scale) {
        if (scale == Scale.SHARE)
            return Numbers.rounded(value.movePointRight(2), 1, language) + (language.equals("en") ? "%" : " %");
        // as many decimals as a small number needs to be seen
        var decimals = value.signum() == 0 ? 0 : Math.max(0, 2 - (value.precision() - value.scale() - 1));
        return Numbers.rounded(value, Math.min(decimals, 12), language);
    }

    private String left(int shown, int all) {
        return Messages.text(language, "chart-left-out", Map.of("shown", shown, "all", all));
    }

    private String say(String key) {
        return Messages.text(language, key, Map.of());
    }

    private void text(String kind, double x, double y, String text) {
        out.append(at("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", kind, x, y, escape(text)));
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        out.append(at("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", kind, x1, y1, x2, y2));
    }

    /** A fifth of the axis: 1, 2, 2.5 or 5 by a power of ten, so that the greatest value fits. */
    private static double step(double most) {
        if (most <= 0) return 0.2;
        var power = Math.pow(10, Math.floor(Math.log10(most / 5)));
        for (var nice : new double[] {1, 2, 2.5, 5, 10}) {
            var rounded = BigDecimal.valueOf(nice * power).setScale(15, RoundingMode.HALF_UP);
            if (rounded.doubleValue() * 5 >= most * (1 - 1e-9)) return rounded.doubleValue();
        }
        return 10 * power;
    }

    private static String cut(String label) {
        return cut(label, LONGEST_LABEL);
    }

    private static String cut(String label, int longest) {
        return label.length() <= longest ? label : label.substring(0, longest - 1) + "…";
    }

    private static String at(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static String escape(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                    // what XML cannot hold is left out
                    if (c >= 0x20 || c == '\t' || c == '\n') safe.appendCodePoint(c);
                }
            }
        });
        return safe.toString();
    }
}
