package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import no.dugnad.platform.text.Messages;
import org.jspecify.annotations.Nullable;

/** JSON-stat 2.0 (json-stat.org/full): a dataset whose last dimension, ContentsCode, holds the numbers' columns, as PxWeb has it. */
final class JsonStat {
    static final String CONTENTS = "ContentsCode";
    private static final Set<String> NOT_IN_EXTENSION = Set.of("labels");

    private JsonStat() {}

    static ObjectNode of(JsonNode answer, Layout layout, Layout.Table table, String language, String address) {
        var rows = Grid.rows(answer, table);
        var dimensions = Grid.dimensions(rows, table);
        var categories = new LinkedHashMap<String, Map<String, String>>();
        for (var dimension : dimensions) {
            // times and steps in their own order, all else as the rows come
            Map<String, String> found =
                    rows.stream().allMatch(row -> row.path(dimension).isIntegralNumber())
                            ? new TreeMap<>((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)))
                            : new LinkedHashMap<>();
            for (var row : rows)
                found.putIfAbsent(Grid.code(row, dimension), Grid.name(answer, row, dimension, language));
            categories.put(dimension, found);
        }
        var contents = new LinkedHashMap<String, String>();
        table.numbers().forEach(number -> contents.put(number, Grid.label(number, language)));
        categories.put(CONTENTS, contents);

        var out = JsonNodeFactory.instance.objectNode();
        out.put("version", "2.0").put("class", "dataset").put("href", address);
        out.put(
                "label",
                Messages.text(language, "statistic-" + layout.id(), Map.of()) + ": "
                        + Messages.text(language, "table-" + table.name(), Map.of()));
        out.put("source", "Dugnad");
        var notes = out.putArray("note");
        for (var note : List.of("definition", "denominator", "caution"))
            if (answer.path(note).isObject()) notes.add(Grid.in(answer.path(note), language));
        categories.keySet().forEach(out.putArray("id")::add);
        categories
                .values()
                .forEach(of -> ((com.fasterxml.jackson.databind.node.ArrayNode) out.withArray("size")).add(of.size()));
        roles(out.putObject("role"), dimensions, layout);
        describe(out.putObject("dimension"), categories, language);
        fill(out, rows, dimensions, categories, table, language);
        var extension = out.putObject("extension");
        answer.properties().stream()
                .filter(member -> !member.getKey().equals(table.name()) && !NOT_IN_EXTENSION.contains(member.getKey()))
                .forEach(member -> extension.set(member.getKey(), member.getValue()));
        return out;
    }

    private static void roles(ObjectNode role, List<String> dimensions, Layout layout) {
        if (dimensions.contains("year")) role.putArray("time").add("year");
        var places = dimensions.stream().filter(layout.places()::contains).toList();
        if (!places.isEmpty()) places.forEach(role.putArray("geo")::add);
        role.putArray("metric").add(CONTENTS);
    }

    private static void describe(ObjectNode out, Map<String, Map<String, String>> categories, String language) {
        categories.forEach((dimension, found) -> {
            var described = out.putObject(dimension);
            described.put("label", Grid.label(dimension, language));
            var category = described.putObject("category");
            var index = category.putArray("index");
            var labels = category.putObject("label");
            found.forEach((code, label) -> {
                index.add(code);
                labels.put(code, label);
            });
        });
    }

    /** Row-major; a cube that is mostly empty is written by position, as the format allows. */
    private static void fill(
            ObjectNode out,
            List<JsonNode> rows,
            List<String> dimensions,
            Map<String, Map<String, String>> categories,
            Layout.Table table,
            String language) {
        var places = new LinkedHashMap<String, Map<String, Integer>>();
        categories.forEach((dimension, found) -> {
            var at = new LinkedHashMap<String, Integer>();
            found.keySet().forEach(code -> at.put(code, at.size()));
            places.put(dimension, at);
        });
        var cells = categories.values().stream().mapToLong(Map::size).reduce(1, Math::multiplyExact);
        var values = new TreeMap<Long, JsonNode>();
        var small = new ArrayList<Long>();
        for (var row : rows) {
            var at = 0L;
            for (var dimension : dimensions) at = at(at, places.get(dimension), Grid.code(row, dimension));
            for (var number : table.numbers()) {
                var position = at(at, places.get(CONTENTS), number);
                var value = row.path(number);
                if (value.isNumber()) values.put(position, value);
                if (row.path("small").asBoolean()) small.add(position);
            }
        }
        if (cells <= 4L * rows.size() * table.numbers().size() || cells <= 1_000) {
            var value = out.putArray("value");
            for (var i = 0L; i < cells; i++)
                if (values.containsKey(i)) value.add(values.get(i));
                else value.addNull();
        } else {
            var value = out.putObject("value");
            values.forEach((position, number) -> value.set(String.valueOf(position), number));
        }
        if (small.isEmpty()) return;
        var status = out.putObject("status");
        small.forEach(position -> status.put(String.valueOf(position), "s"));
        ((com.fasterxml.jackson.databind.node.ArrayNode) out.path("note"))
                .add("s: " + Messages.text(language, "column-small", Map.of()));
    }

    /** One dimension further in; the places are made of the same rows and numbers, so that each code has one. */
    private static long at(long before, @Nullable Map<String, Integer> places, String code) {
        return before * Objects.requireNonNull(places).size() + Objects.requireNonNull(places.get(code));
    }
}
