package no.dugnad.reporting.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The rejected rows of an import whole, as a file to mend and send in again: in front of the file's own columns stand {@code row} and {@code errors},
 * which an import leaves alone. What is wrong with a file as such stands there without cells.
 */
@ApplicationScoped
class RejectedRows {
    /** What stands in front of the file's own columns: left alone when it is sent back. */
    static final List<String> COLUMNS = List.of("row", "errors");

    private static final String ROWS = """
            select e.row, r.cells, e.column_name, e.code, e.value, e.other
            from participation_import_error e
            left join participation_import_rejected r on r.import_id = e.import_id and r.row = e.row
            where e.import_id = ?
            order by e.row, e.place, e.id
            """;

    /**
     * @param connection in a transaction, else the driver reads all rows at once
     * @param excel for Norwegian Excel: with semicolons, and a byte order mark without which it takes UTF-8 for something else
     */
    void write(
            Connection connection, UUID importId, List<String> header, String language, boolean excel, OutputStream out)
            throws IOException, SQLException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (excel) writer.write('\uFEFF');
        try (var csv = CsvWriter.builder().fieldSeparator(excel ? ';' : ',').build(writer)) {
            var first = new ArrayList<>(COLUMNS);
            first.addAll(header);
            csv.writeRecord(first);
            rows(connection, importId, language, csv);
        }
    }

    private static void rows(Connection connection, UUID importId, String language, CsvWriter csv) throws SQLException {
        try (var statement = connection.prepareStatement(ROWS)) {
            statement.setObject(1, importId);
            statement.setFetchSize(1_000);
            try (var row = statement.executeQuery()) {
                var line = 0L;
                var reasons = new ArrayList<String>();
                String[] cells = {};
                while (row.next()) {
                    if (row.getLong("row") != line) {
                        record(csv, line, reasons, cells);
                        line = row.getLong("row");
                        reasons.clear();
                        var array = row.getArray("cells");
                        cells = array == null ? new String[0] : (String[]) array.getArray();
                    }
                    var column = row.getString("column_name");
                    reasons.add((column == null ? "" : column + ": ")
                            + ImportError.detail(
                                    language, row.getString("code"), row.getString("value"), row.getString("other")));
                }
                record(csv, line, reasons, cells);
            }
        }
    }

    private static void record(CsvWriter csv, long line, List<String> reasons, String[] cells) {
        if (reasons.isEmpty()) return;
        var record = new ArrayList<String>();
        record.add(String.valueOf(line));
        record.add(Harmless.out(String.join(" · ", reasons)));
        for (var cell : cells) record.add(Harmless.out(cell));
        csv.writeRecord(record);
    }
}
