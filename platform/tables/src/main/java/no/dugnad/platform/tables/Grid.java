package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Messages;

/** One table of an answer as columns and rows, with its headings in a language. The numbers are the answer's own nodes. */
public record Grid(String title, List<Column> columns, List<List<JsonNode>> rows) {
    static final String NONE = "none";

    public enum Role {
        CODE,
        NAME,
        NUMBER,
        WORD
    }

    /** @param dimension of a name: the code that it names; of all else itself */
    public record Column(String key, String label, Role role, String dimension) {}

    public static Grid of(JsonNode answer, Layout.Table table, String language) {
        var rows = rows(answer, table);
        var columns = new ArrayList<Column>();
        for (var dimension : dimensions(rows, table)) {
            columns.add(new Column(dimension, label(dimension, language), Role.CODE, dimension));
            if (rows.stream().anyMatch(row -> named(answer, row, dimension, language)))
                columns.add(new Column(
                        dimension + "Name",
                        Messages.text(language, "column-name-of", Map.of("column", label(dimension, language))),
                        Role.NAME,
                        dimension));
        }
        for (var number : table.numbers())
            columns.add(new Column(number, label(number, language), Role.NUMBER, number));
        for (var word : table.words()) columns.add(new Column(word, label(word, language), Role.WORD, word));
        return new Grid(
                Messages.text(language, "table-" + table.name(), Map.of()),
                columns,
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> cell(answer, row, column, language))
                                .toList())
                        .toList());
    }

    public static List<JsonNode> rows(JsonNode answer, Layout.Table table) {
        var found = answer.path(table.name());
        if (found.isObject()) return List.of(found);
        var rows = new ArrayList<JsonNode>();
        found.forEach(rows::add);
        return rows;
    }

    /** Those that the rows have. */
    public static List<String> dimensions(List<JsonNode> rows, Layout.Table table) {
        return table.dimensions().stream()
                .filter(dimension -> rows.isEmpty() || rows.stream().anyMatch(row -> row.has(dimension)))
                .toList();
    }

    static String code(JsonNode row, String dimension) {
        var value = row.path(dimension);
        return value.isNull() || value.isMissingNode() ? NONE : value.asText();
    }

    /** What people read for a code: the row's own name for it, else the answer's label, else the word's text, else the code itself. */
    public static String name(JsonNode answer, JsonNode row, String dimension, String language) {
        var code = code(row, dimension);
        var text = row.path(dimension + "Name");
        if (!text.isObject()) text = answer.path("labels").path(dimension).path(code);
        if (text.isObject()) return in(text, language);
        for (var key : List.of("value-" + dimension + "-" + code, "value-" + code))
            if (Messages.has(language, key)) return Messages.text(language, key, Map.of());
        return code;
    }

    public static String label(String key, String language) {
        return Messages.text(language, "column-" + key, Map.of());
    }

    /** A language map's text in this language, else in the nearest. */
    public static String in(JsonNode text, String language) {
        for (var candidate : List.of(language, "nb", "nn", "en"))
            if (text.hasNonNull(candidate)) return text.path(candidate).asText();
        return "";
    }

    private static boolean named(JsonNode answer, JsonNode row, String dimension, String language) {
        return !name(answer, row, dimension, language).equals(code(row, dimension));
    }

    private static JsonNode cell(JsonNode answer, JsonNode row, Column column, String language) {
        return switch (column.role()) {
            case NAME -> TextNode.valueOf(name(answer, row, column.dimension(), language));
            case CODE, NUMBER -> row.path(column.key());
            case WORD -> {
                var value = row.path(column.key());
                yield value.isObject() ? TextNode.valueOf(in(value, language)) : value;
            }
        };
    }
}
