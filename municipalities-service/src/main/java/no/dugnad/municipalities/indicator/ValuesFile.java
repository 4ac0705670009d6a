package no.dugnad.municipalities.indicator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** A file of an indicator's values: columns {@code number}, {@code year} and {@code value} in any order, UTF-8, commas or semicolons. */
final class ValuesFile {
    /** Every municipality of more than a hundred years. */
    private static final int MOST_ROWS = 50_000;

    private static final int MOST_FAULTS = 1_000;
    private static final List<String> COLUMNS = List.of("number", "year", "value");

    /** @param value null takes the value away */
    record Row(String number, int year, @Nullable Double value) {
        boolean isNewTo(Indicator indicator) {
            var known = indicator.values().getOrDefault(year, Map.of());
            return !Objects.equals(value, known.get(number));
        }
    }

    private final Registry registry;
    private final int lastYear;
    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ValuesFile(Registry registry, int lastYear) {
        this.registry = registry;
        this.lastYear = lastYear;
    }

    /**
     * All rows, or a problem with every fault: pointers are the line (the header is 1) and the column.
     *
     * @param lastYear later ones are refused
     */
    static List<Row> read(InputStream body, Registry registry, int lastYear) {
        var file = new ValuesFile(registry, lastYear);
        file.read(body);
        if (!file.faults.isEmpty()) throw Problem.invalid(file.faults);
        return file.rows;
    }

    private void read(InputStream body) {
        try (var reader = new java.io.BufferedReader(new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            reader.mark(4096);
            var first = reader.readLine();
            reader.reset();
            var separator = first != null && first.contains(";") ? ';' : ',';
            try (var records =
                    CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(skipMark(reader, first))) {
                for (var row : records) {
                    if (!headed(row)) return;
                    if (rows.size() + faults.size() >= MOST_ROWS) {
                        fault(row, "number", "too-many-rows", Map.of("max", MOST_ROWS));
                        return;
                    }
                    take(row);
                    if (faults.size() >= MOST_FAULTS) return;
                }
            }
            if (rows.isEmpty() && faults.isEmpty()) faults.add(Fault.at("/1", "no-rows", Map.of("line", 1)));
        } catch (CharacterCodingException e) {
            faults.add(Fault.at("", "not-utf-8"));
        } catch (CsvParseException | UncheckedIOException e) {
            faults.add(Fault.at("", e.getCause() instanceof CharacterCodingException ? "not-utf-8" : "not-csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A byte order mark is no part of the first column's name. */
    private static java.io.Reader skipMark(java.io.BufferedReader reader, String first) throws IOException {
        if (first != null && first.startsWith("\uFEFF")) reader.read();
        return reader;
    }

    private boolean headed(NamedCsvRecord row) {
        if (!rows.isEmpty() || !faults.isEmpty()) return true;
        for (var column : COLUMNS)
            if (!row.getHeader().contains(column))
                faults.add(Fault.at("/1", "missing-column", Map.of("line", 1, "column", column)));
        for (var column : row.getHeader())
            if (!COLUMNS.contains(column))
                faults.add(Fault.at("/1", "unknown-column", Map.of("line", 1, "column", column)));
        return faults.isEmpty();
    }

    private void take(NamedCsvRecord row) {
        if (row.getFieldCount() != row.getHeader().size()) {
            fault(
                    row,
                    "number",
                    "wrong-field-count",
                    Map.of("expected", row.getHeader().size()));
            return;
        }
        var before = faults.size();
        var number = row.getField("number").strip();
        var year = year(row);
        if (!number.matches("[0-9]{4}")) fault(row, "number", "municipality-number", Map.of());
        else if (year != 0 && registry.version(number, LocalDate.of(year, 1, 1)).isEmpty())
            fault(row, "number", "not-valid-then", Map.of("number", number, "date", year + "-01-01"));
        else if (!seen.add(number + " " + year)) fault(row, "number", "row-twice", Map.of());
        var value = value(row);
        if (faults.size() == before) rows.add(new Row(number, year, value));
    }

    private int year(NamedCsvRecord row) {
        var text = row.getField("year").strip();
        if (text.matches("[0-9]{4}")) {
            var year = Integer.parseInt(text);
            if (year >= Registry.BEGINS.getYear() && year <= lastYear) return year;
        }
        fault(row, "year", "value-year", Map.of("first", Registry.BEGINS.getYear(), "last", lastYear));
        return 0;
    }

    private @Nullable Double value(NamedCsvRecord row) {
        var text = row.getField("value").strip().replace(',', '.');
        if (text.isEmpty()) return null;
        if (text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) return Double.valueOf(text);
        fault(row, "value", "value-number", Map.of());
        return null;
    }

    private void fault(NamedCsvRecord row, String column, String code, Map<String, ?> arguments) {
        var all = new java.util.HashMap<String, Object>(arguments);
        var line = Math.toIntExact(row.getStartingLineNumber());
        all.put("line", line);
        faults.add(Fault.at("/" + line + "/" + column, code, all));
    }
}
