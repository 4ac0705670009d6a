package no.dugnad.reporting.participation;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a participation is written down by SQL: the columns of its table, and the JSON of its events, the same to the byte as Java writes. Both are made of
 * {@link ParticipationView}: a field that it gets is in both, in its place.
 */
public final class ParticipationShape {
    /** All columns of the table, in the order of the fields. */
    public static final List<String> COLUMNS =
            columns(ParticipationView.class, "").toList();

    /** What makes it the one it is: two that are alike in these are the same. */
    public static final List<String> KEY = List.of("instrument", "project", "party_number", "role", "year");

    private ParticipationShape() {}

    /** The state in an event, from a row that has the columns. @param row its alias */
    public static String json(String row) {
        return json(ParticipationView.class, "", row);
    }

    private static Stream<String> columns(Class<?> type, String outer) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(field -> field.getType().isRecord()
                        ? columns(field.getType(), column(outer, field) + "_")
                        : Stream.of(column(outer, field)));
    }

    private static String json(Class<?> type, String outer, String row) {
        return Arrays.stream(type.getRecordComponents())
                .map(field -> (field.getType().isRecord()
                                ? json(field.getType(), column(outer, field) + "_", row)
                                : row + "." + column(outer, field))
                        + " as \"" + field.getName() + "\"")
                .collect(joining(", ", "(select row_to_json(o) from (select ", ") o)"));
    }

    /** {@code instrumentId} lies in {@code instrument}, {@code appliedNok} in {@code applied_nok}, {@code party.number} in {@code party_number}. */
    private static String column(String outer, RecordComponent field) {
        return outer
                + field.getName()
                        .replaceFirst("Id$", "")
                        .replaceAll("(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT);
    }
}
