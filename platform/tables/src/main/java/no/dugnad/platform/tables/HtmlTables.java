package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.dugnad.platform.tables.Grid.Column;
import no.dugnad.platform.tables.Grid.Role;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Numbers;

/** The tables of an answer as people read them, in HTML to be put into a page: the names and not the codes, rounded. A table without rows is left out. */
final class HtmlTables {
    private static final int MOST = 500;

    private static final Set<String> SHARES =
            Set.of("rate", "share", "topTenth", "shareOfUnits", "shareOfTotal", "realisedShare", "share80Plus");

    /** Bounds and differences are shares where what they bound is. */
    private static final Set<String> AS_THE_TABLE = Set.of("low", "high", "difference");

    private static final List<String> OF_SHARES = List.of("rate", "share", "riskRatio");

    private final String language;
    private final StringBuilder out = new StringBuilder();

    private HtmlTables(String language) {
        this.language = language;
    }

    static String of(JsonNode answer, Layout layout, String language) {
        var html = new HtmlTables(language);
        for (var table : layout.tables()) html.table(table, Grid.of(answer, table, language));
        return html.out.toString();
    }

    private void table(Table table, Grid grid) {
        if (grid.rows().isEmpty()) return;
        var columns = grid.columns();
        // a code that has a name beside it is left out
        var shown = IntStream.range(0, columns.size())
                .filter(at -> at + 1 == columns.size() || columns.get(at + 1).role() != Role.NAME)
                .toArray();
        out.append("<table lang=\"").append(language).append("\">\n<caption>");
        out.append(Drawing.escaped(grid.title())).append("</caption>\n<thead><tr>");
        for (var at : shown) {
            // a name is headed by what it names
            var head = columns.get(at).role() == Role.NAME ? columns.get(at - 1) : columns.get(at);
            element("th scope=\"col\"", columns.get(at), head.label());
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (var row : grid.rows().subList(0, Math.min(MOST, grid.rows().size()))) {
            out.append("<tr>");
            for (var at : shown) {
                var heading = at == shown[0] && columns.get(at).role() != Role.NUMBER;
                element(
                        heading ? "th scope=\"row\"" : "td",
                        columns.get(at),
                        text(table, columns.get(at), row.get(at)));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n");
        if (grid.rows().size() > MOST) left(shown.length, grid.rows().size());
        out.append("</table>\n");
    }

    private void left(int columns, int all) {
        out.append("<tfoot><tr><td colspan=\"").append(columns).append("\">");
        out.append(Drawing.escaped(Messages.text(language, "chart-left-out", Map.of("shown", MOST, "all", all))));
        out.append("</td></tr></tfoot>\n");
    }

    private void element(String tag, Column column, String text) {
        out.append('<').append(tag);
        if (column.role() == Role.NUMBER) out.append(" class=\"number\"");
        out.append('>')
                .append(Drawing.escaped(text))
                .append("</")
                .append(tag, 0, 2)
                .append('>');
    }

    private String text(Table table, Column column, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "–";
        if (value.isBoolean()) return Messages.text(language, value.asBoolean() ? "yes" : "no", Map.of());
        if (column.role() == Role.WORD) return word(column.key(), value.asText());
        if (column.role() != Role.NUMBER) return value.asText();
        return share(table, column.key())
                ? Numbers.percent(value.decimalValue(), language)
                : Numbers.seen(value.decimalValue(), language);
    }

    /** One that no file has stays as it is: a name, or a code that is new. */
    private String word(String key, String word) {
        var said = "value-" + key + "-" + word;
        return Messages.has(language, said) ? Messages.text(language, said, Map.of()) : word;
    }

    private static boolean share(Table table, String column) {
        return SHARES.contains(column)
                || AS_THE_TABLE.contains(column) && OF_SHARES.stream().anyMatch(table.numbers()::contains);
    }
}
