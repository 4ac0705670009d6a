package no.dugnad.reporting.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import no.dugnad.reporting.participation.ParticipationColumn;
import org.jspecify.annotations.Nullable;

/** Reads a file of participations record by record and hands the cells on; whether they make sense is asked later, of all rows at once. */
final class CsvFile {
    private static final int LONGEST_RECORD = 64 * 1024;
    private static final int MOST_FIELDS = 64;

    private CsvFile() {}

    /** @throws UnreadableFile at the first thing that is wrong with the file as such */
    static Taken copy(InputStream in, CopyRows rows) throws IOException, SQLException {
        var utf8 = new StrictUtf8(in);
        var reader = new BufferedReader(utf8, LONGEST_RECORD);
        CsvRecord last = null;
        long taken = 0;
        try (var records = records(reader)) {
            if (!records.hasNext()) throw new UnreadableFile(new FileFault(1, "empty-file"));
            var header = records.next();
            var columns = new Columns(names(header), header.getStartingLineNumber());
            for (last = header; records.hasNext(); taken++) {
                last = records.next();
                columns.row(last).writeTo(rows);
            }
            if (taken == 0) throw new UnreadableFile(new FileFault(1, "only-header"));
            rows.flush();
            return new Taken(taken, columns.own(columns.names));
        } catch (CsvParseException | UncheckedIOException e) {
            throw reason(e, last);
        }
    }

    private static CloseableIterator<CsvRecord> records(BufferedReader reader) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator(reader))
                .maxBufferSize(LONGEST_RECORD)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_RECORD)
                                .maxRecordSize(LONGEST_RECORD)
                                .build(),
                        reader)
                .iterator();
    }

    /** Semicolon where the first line has more of them than of commas. */
    private static char separator(BufferedReader reader) throws IOException {
        var start = new char[4096];
        reader.mark(start.length);
        var length = Math.max(0, reader.read(start));
        reader.reset();
        var commas = 0;
        for (var i = 0; i < length && start[i] != '\n' && start[i] != '\r'; i++)
            if (start[i] == ',') commas++;
            else if (start[i] == ';') commas--;
        return commas < 0 ? ';' : ',';
    }

    private static List<String> names(CsvRecord header) {
        return header.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The header, and where in a record each column is. */
    private static final class Columns {
        private final List<String> names;
        private final int[] places;

        Columns(List<String> names, long line) {
            var faults = new ArrayList<FileFault>();
            for (var i = 0; i < names.size(); i++) {
                var name = names.get(i);
                if (!ParticipationColumn.NAMES.contains(name) && !RejectedRows.COLUMNS.contains(name))
                    faults.add(new FileFault(
                            line,
                            cut(name),
                            "unknown-column",
                            cut(name),
                            String.join(", ", ParticipationColumn.NAMES)));
                else if (names.indexOf(name) < i) faults.add(new FileFault(line, name, "doubled-column", name, null));
            }
            for (var column : ParticipationColumn.values())
                if (column.required() && !names.contains(column.label()))
                    faults.add(new FileFault(line, column.label(), "missing-column", column.label(), null));
            if (!faults.isEmpty()) throw new UnreadableFile(faults);
            this.names = names;
            this.places = Arrays.stream(ParticipationColumn.values())
                    .mapToInt(column -> names.indexOf(column.label()))
                    .toArray();
        }

        StagedRow row(CsvRecord record) {
            var misfit = record.getFieldCount() != names.size();
            var values = new @Nullable String[places.length];
            for (var i = 0; i < places.length; i++) {
                var value = places[i] < 0 || places[i] >= record.getFieldCount()
                        ? ""
                        : Harmless.in(record.getField(places[i]).strip());
                values[i] = value.isEmpty() ? null : value;
            }
            return new StagedRow(
                    record.getStartingLineNumber(),
                    misfit
                            ? "[{\"code\":\"wrong-number-of-fields\",\"value\":\"%d\"}]"
                                    .formatted(record.getFieldCount())
                            : null,
                    misfit ? own(record.getFields()).stream().map(Harmless::in).toList() : null,
                    values);
        }

        /** Less the cells that an earlier list of errors put in. */
        List<String> own(List<String> cells) {
            return IntStream.range(0, cells.size())
                    .filter(i -> i >= names.size() || !RejectedRows.COLUMNS.contains(names.get(i)))
                    .mapToObj(cells::get)
                    .toList();
        }
    }

    private static UnreadableFile reason(RuntimeException e, @Nullable CsvRecord last) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile unreadable) return unreadable;
            if (cause instanceof IOException io) throw io;
        }
        var line = last == null
                ? 1
                : last.getStartingLineNumber()
                        + 1
                        + last.getFields().stream()
                                .mapToLong(CsvFile::lineBreaks)
                                .sum();
        return new UnreadableFile(new FileFault(line, null, "unreadable-row", null, String.valueOf(LONGEST_RECORD)));
    }

    private static long lineBreaks(String field) {
        return field.lines().count() - 1 + (field.endsWith("\n") || field.endsWith("\r") || field.isEmpty() ? 1 : 0);
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
