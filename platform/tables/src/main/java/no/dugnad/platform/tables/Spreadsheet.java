package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.dugnad.platform.text.Messages;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** XLSX: a sheet for each table that has rows, and one of definitions. */
final class Spreadsheet {
    /** What Excel allows in a name of a sheet. */
    private static final int LONGEST_NAME = 31;

    private Spreadsheet() {}

    static byte[] of(JsonNode answer, Layout layout, String language, String address) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Dugnad", "1.0")) {
            var columns = new TreeSet<String>();
            for (var table : layout.tables()) {
                var grid = Grid.of(answer, table, language);
                if (grid.rows().isEmpty() && table != layout.tables().getFirst()) continue;
                write(book.newWorksheet(name(grid.title())), grid);
                grid.columns().forEach(column -> columns.add(column.key() + "\t" + column.label()));
            }
            define(
                    book.newWorksheet(name(say(language, "sheet-definitions"))),
                    answer,
                    layout,
                    columns,
                    language,
                    address);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, Grid grid) {
        for (var c = 0; c < grid.columns().size(); c++) {
            sheet.value(0, c, grid.columns().get(c).label());
            sheet.style(0, c).bold().set();
        }
        for (var r = 0; r < grid.rows().size(); r++)
            for (var c = 0; c < grid.columns().size(); c++)
                cell(sheet, r + 1, c, grid.rows().get(r).get(c));
        sheet.freezePane(0, 1);
    }

    private static void cell(Worksheet sheet, int row, int column, JsonNode cell) {
        if (cell.isMissingNode() || cell.isNull()) return;
        if (cell.isNumber()) sheet.value(row, column, cell.numberValue());
        else if (cell.isBoolean()) sheet.value(row, column, cell.booleanValue());
        else sheet.value(row, column, SafeCell.of(cell.asText()));
    }

    private static void define(
            Worksheet sheet, JsonNode answer, Layout layout, TreeSet<String> columns, String language, String address) {
        var row = 0;
        row = line(sheet, row, say(language, "sheet-title"), say(language, "statistic-" + layout.id()));
        for (var text : List.of("definition", "denominator", "caution", "source"))
            if (answer.path(text).isObject())
                row = line(sheet, row, say(language, "sheet-" + text), Grid.in(answer.path(text), language));
        for (var member : answer.properties())
            if (member.getValue().isValueNode() && Messages.has(language, "sheet-" + member.getKey()))
                row = line(
                        sheet,
                        row,
                        say(language, "sheet-" + member.getKey()),
                        member.getValue().asText());
        for (var parameter : answer.path("parameters").properties())
            row = line(sheet, row, parameter.getKey(), value(parameter.getValue()));
        for (var topic : answer.path("asOf").path("positions").properties())
            row = line(
                    sheet,
                    row,
                    Messages.text(language, "sheet-as-of", Map.of("topic", topic.getKey())),
                    topic.getValue().asText());
        row = line(sheet, row, answer.has("permalink") ? "permalink" : "address", address);
        row++;
        for (var column : columns) {
            var parts = column.split("\t", 2);
            row = line(sheet, row, parts[0], parts[1]);
        }
        sheet.width(0, 28);
        sheet.width(1, 120);
    }

    private static int line(Worksheet sheet, int row, String key, String value) {
        sheet.value(row, 0, SafeCell.of(key));
        sheet.style(row, 0).bold().set();
        sheet.value(row, 1, SafeCell.of(value));
        sheet.style(row, 1).wrapText(true).set();
        return row + 1;
    }

    private static String value(JsonNode value) {
        if (value.isNull()) return "";
        if (!value.isArray()) return value.asText();
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String name(String title) {
        var name = title.replaceAll("[\\[\\]:*?/\\\\]", " ");
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME).strip();
    }

    private static String say(String language, String key) {
        return Messages.text(language, key, Map.of());
    }
}
