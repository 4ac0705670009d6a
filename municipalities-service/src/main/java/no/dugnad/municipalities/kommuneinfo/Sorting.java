package no.dugnad.municipalities.kommuneinfo;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.SortKey;

/** Lists in the order of one of their fields that is text, the Norwegian way: æ, ø and å after z. */
final class Sorting {
    private Sorting() {}

    /**
     * @param field null for the order they have
     * @throws Problem 400 that names the parameter when it is no such field
     */
    static <R extends Record> List<R> by(String parameter, String field, Class<R> type, List<R> all) {
        if (field == null || field.isEmpty()) return all;
        var texts = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == String.class)
                .toList();
        var column = texts.stream()
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(Fault.in(
                        parameter,
                        "not-one-of",
                        Map.of(
                                "values",
                                texts.stream().map(RecordComponent::getName).collect(Collectors.joining(", "))))));
        return all.stream()
                .sorted(Comparator.comparing(one -> SortKey.of(value(one, column))))
                .toList();
    }

    private static String value(Record one, RecordComponent column) {
        try {
            return (String) column.getAccessor().invoke(one);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
