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
import java.util.Locale;

/** Reads a file of participations record by record and hands the cells on; whether they make sense is asked later, of all rows at once. */
final class CsvFile {
    private static final int LONGEST_RECORD = 64 * 1024;
    private static final int MOST_FIELDS = 64;

    private CsvFile() {}

    /**
     * @return how many rows of data it has
     * @throws UnreadableFile at the first thing that is wrong with the file as such
     */
    static long copy(InputStream in, CopyRows rows) throws IOException, SQLException {
        var utf8 = new StrictUtf8(in);
        var reader = new BufferedReader(utf8, LONGEST_RECORD);
        CsvRecord last = null;
        long taken = 0;
        try (var records = records(reader)) {
            if (!records.hasNext()) throw new UnreadableFile(new FileFault(1, "empty-file"));
            var header = records.next();
            var places = places(header);
            for (last = header; records.hasNext(); taken++) {
                last = records.next();
                row(last, header.getFieldCount(), places, rows);
            }
            if (taken == 0) throw new UnreadableFile(new FileFault(1, "only-header"));
            rows.flush();
            return taken;
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

    /** At which place of a record each column is; -1 for an optional one that is not there. */
    private static int[] places(CsvRecord header) {
        var names = header.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var line = header.getStartingLineNumber();
        var faults = new ArrayList<FileFault>();
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!ImportColumn.NAMES.contains(name))
                faults.add(new FileFault(
                        line, cut(name), "unknown-column", cut(name), String.join(", ", ImportColumn.NAMES)));
            else if (names.indexOf(name) < i) faults.add(new FileFault(line, name, "doubled-column", name, null));
        }
        for (var column : ImportColumn.values())
            if (column.required() && !names.contains(column.label()))
                faults.add(new FileFault(line, column.label(), "missing-column", column.label(), null));
        if (!faults.isEmpty()) throw new UnreadableFile(faults);
        return Arrays.stream(ImportColumn.values())
                .mapToInt(column -> names.indexOf(column.label()))
                .toArray();
    }

    private static void row(CsvRecord record, int expected, int[] places, CopyRows rows) throws SQLException {
        var misfit = record.getFieldCount() != expected;
        rows.field(record.getStartingLineNumber()).field(misfit ? String.valueOf(record.getFieldCount()) : null);
        for (var place : places) {
            var value = place < 0 || place >= record.getFieldCount()
                    ? ""
                    : record.getField(place).strip();
            rows.field(value.isEmpty() ? null : value);
        }
        rows.endRow();
    }

    private static UnreadableFile reason(RuntimeException e, CsvRecord last) throws IOException {
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
