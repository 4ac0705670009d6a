package no.dugnad.municipalities.klass;

import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Records as KLASS writes CSV: a header, every text in quotes, and nothing at all for what is null. A letter that the character set lacks becomes a
 * question mark, as it does there.
 */
final class Table<R extends Record> {
    private final List<R> rows;
    private final List<RecordComponent> columns;

    /**
     * @param csvFields which columns, in their order, with commas between; all when there are none
     * @throws Problem 400 when one of them is not there
     */
    Table(Class<R> type, List<R> rows, String csvFields) {
        this.rows = rows;
        var all = List.of(type.getRecordComponents());
        this.columns = csvFields == null || csvFields.isBlank()
                ? all
                : Arrays.stream(csvFields.split(","))
                        .map(field -> column(all, field.strip()))
                        .toList();
    }

    byte[] csv(String separator, Charset charset) {
        var text = new StringBuilder();
        line(text, columns.stream().map(RecordComponent::getName).toList(), separator);
        for (var row : rows)
            line(text, columns.stream().map(column -> value(row, column)).toList(), separator);
        return text.toString().getBytes(charset);
    }

    private static void line(StringBuilder text, List<String> values, String separator) {
        text.append(values.stream().map(Table::quoted).collect(Collectors.joining(separator)))
                .append('\n');
    }

    private static String quoted(String value) {
        return value == null ? "" : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** An empty string for null would be another thing to a client, so null stays. */
    private static @Nullable String value(Record row, RecordComponent column) {
        try {
            var value = column.getAccessor().invoke(row);
            return value == null ? null : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordComponent column(List<RecordComponent> all, String field) {
        return all.stream()
                .filter(column -> column.getName().equals(field))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(Fault.in(
                        "csvFields",
                        "not-one-of",
                        Map.of(
                                "values",
                                all.stream().map(RecordComponent::getName).collect(Collectors.joining(", "))))));
    }
}
