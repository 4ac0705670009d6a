package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.platform.tables.Layout.Chart;

/**
 * A chart as SVG: title and description for those who do not see it, every mark with its numbers in words, lines told apart by dash as well as by colour, and
 * colours for light and dark. The number that a mark shows is in its {@code data-value}, with all digits.
 *
 * <p>It stands alone. A page that takes it in leaves out its {@code style} and what is of class {@code alone}, styles the other classes as it likes, and shows
 * the part that {@code data-plot} says (as a {@code viewBox}).
 */
final class SvgChart {
    /** Where the chart itself begins, below the title. */
    private static final int TOP = 36;

    private static final String STYLE = """
            <style>
            svg{background:#fff;color:#1b1f24;font:14px system-ui,-apple-system,"Segoe UI",sans-serif}
            text{fill:currentColor}.title{font-size:17px;font-weight:600}.part,.value{font-weight:600}.quiet{fill:#57606a;font-size:12px}
            .axis,.grid{stroke:#8c959f;stroke-width:1}.grid{opacity:.35}.whisker{stroke:currentColor;stroke-width:1.5}
            .c0{color:#0a58ca;--dash:none}.c1{color:#b3420a;--dash:8 4}.c2{color:#0f7b4d;--dash:2 3}.c3{color:#8a3ffc;--dash:10 3 2 3}
            .c4{color:#9a6700;--dash:14 4}.c5{color:#b0126f;--dash:4 2}.c6{color:#57606a;--dash:6 3 2 3 2 3}.c7{color:#1b7c83;--dash:1 2}
            .bar{fill:currentColor;fill-opacity:.75}.band{fill:currentColor;fill-opacity:.15}.dot{fill:currentColor}
            .line{fill:none;stroke:currentColor;stroke-width:2.5;stroke-dasharray:var(--dash)}
            @media (prefers-color-scheme:dark){svg{background:#12161b;color:#e6edf3}.quiet{fill:#9da7b1}
            .c0{color:#6ea8fe}.c1{color:#ff9b6a}.c2{color:#4ac78d}.c3{color:#bb9cff}.c4{color:#e3b341}.c5{color:#ff7ac6}.c6{color:#9da7b1}.c7{color:#56d4dd}}
            </style>
            """;

    private SvgChart() {}

    static String of(JsonNode answer, Layout layout, String language, String address) {
        var drawing = new Drawing(answer, language);
        var table = layout.table(layout.chart().table()).orElseThrow();
        var rows = Grid.rows(answer, table);
        var dimensions = Grid.dimensions(rows, table);
        var bottom = switch (layout.chart()) {
            case Chart.Bars bars when byYear(rows) -> SvgLines.overYears(drawing, bars, rows, dimensions, TOP);
            case Chart.Bars bars -> SvgBars.draw(drawing, bars, rows, dimensions, TOP);
            case Chart.Lines lines -> SvgLines.draw(drawing, lines, rows, dimensions, TOP);
            case Chart.Curves curves -> SvgLines.draw(drawing, curves, rows, dimensions, TOP);
        };
        var described = new ArrayList<String>();
        for (var text : List.of("definition", "denominator", "caution"))
            if (answer.path(text).isObject()) described.add(Grid.in(answer.path(text), language));
        var title = Drawing.escaped(drawing.say("statistic-" + layout.id())
                + (answer.path("demo").asBoolean() ? " – " + drawing.say("chart-demo") : ""));
        return Drawing.at(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%.0f" viewBox="0 0 %d %.0f" data-plot="0 %d %d %.0f" role="img" \
                        aria-labelledby="title desc" lang="%s">
                        <title id="title">%s</title>
                        <desc id="desc">%s</desc>
                        """,
                        Drawing.WIDTH,
                        bottom + 30,
                        Drawing.WIDTH,
                        bottom + 30,
                        TOP,
                        Drawing.WIDTH,
                        bottom + 6 - TOP,
                        language,
                        title,
                        Drawing.escaped(String.join(" ", described)))
                + STYLE
                + "<text class=\"title alone\" x=\"16\" y=\"28\">" + title + "</text>\n"
                + drawing
                + Drawing.at(
                        "<text class=\"quiet alone\" x=\"16\" y=\"%.0f\">%s</text>\n</svg>\n",
                        bottom + 20, Drawing.escaped(address));
    }

    private static boolean byYear(List<JsonNode> rows) {
        return rows.stream()
                        .map(row -> row.path("year"))
                        .filter(JsonNode::isNumber)
                        .distinct()
                        .count()
                > 1;
    }
}
