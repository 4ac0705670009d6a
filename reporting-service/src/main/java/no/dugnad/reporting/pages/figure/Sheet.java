package no.dugnad.reporting.pages.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.platform.tables.Grid;
import no.dugnad.platform.tables.Grid.Column;
import no.dugnad.platform.tables.Grid.Role;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.text.Messages;
import no.dugnad.reporting.pages.Page;

/**
 * A table for people: the names and not the codes, rounded.
 *
 * @param left rows that are not shown; the downloads have them
 */
public record Sheet(String title, List<Head> heads, List<List<Cell>> rows, long left) {
    private static final int MOST = 500;

    public record Head(String text, boolean number) {}

    /** @param heading names the row */
    public record Cell(String text, boolean number, boolean heading) {}

    static Sheet of(Page page, JsonNode answer, Table table) {
        var grid = Grid.of(answer, table, page.language());
        var shown = shown(grid);
        return new Sheet(
                grid.title(),
                shown.stream()
                        .map(at -> new Head(label(grid, at), number(grid, at)))
                        .toList(),
                grid.rows().stream()
                        .limit(MOST)
                        .map(row -> shown.stream()
                                .map(at -> cell(page, table, grid, row.get(at), at, shown.getFirst()))
                                .toList())
                        .toList(),
                Math.max(0, grid.rows().size() - MOST));
    }

    /** A code that has a name beside it is left out. */
    private static List<Integer> shown(Grid grid) {
        var shown = new ArrayList<Integer>();
        for (var at = 0; at < grid.columns().size(); at++) {
            var named =
                    at + 1 < grid.columns().size() && grid.columns().get(at + 1).role() == Role.NAME;
            if (!named) shown.add(at);
        }
        return shown;
    }

    private static String label(Grid grid, int at) {
        var column = grid.columns().get(at);
        return column.role() == Role.NAME ? grid.columns().get(at - 1).label() : column.label();
    }

    private static boolean number(Grid grid, int at) {
        return grid.columns().get(at).role() == Role.NUMBER;
    }

    private static Cell cell(Page page, Table table, Grid grid, JsonNode value, int at, int first) {
        var column = grid.columns().get(at);
        return new Cell(
                text(page, table, column, value),
                column.role() == Role.NUMBER,
                at == first && column.role() != Role.NUMBER);
    }

    private static String text(Page page, Table table, Column column, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "–";
        if (value.isBoolean()) return page.say(value.asBoolean() ? "yes" : "no");
        if (column.role() == Role.WORD) return word(page, column.key(), value.asText());
        if (column.role() != Role.NUMBER) return value.asText();
        return Shown.share(table, column.key())
                ? page.percent(value.decimalValue())
                : Shown.number(page, value.decimalValue());
    }

    /** One that no file has stays as it is: a name, or a code that is new. */
    private static String word(Page page, String key, String word) {
        var said = "value-" + key + "-" + word;
        return Messages.has(page.language(), said) ? page.say(said) : word;
    }
}
