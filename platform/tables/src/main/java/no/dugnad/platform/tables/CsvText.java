package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import no.dugnad.platform.text.Numbers;

/** CSV in UTF-8 (RFC 4180), or as Excel wants it where the decimal sign is a comma: semicolons, and a byte-order mark so that it sees the UTF-8. */
final class CsvText {
    private CsvText() {}

    static byte[] of(Grid grid, boolean norwegian) {
        var out = new StringWriter();
        if (norwegian) out.append('\uFEFF');
        try (var writer = CsvWriter.builder()
                .fieldSeparator(norwegian ? ';' : ',')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out)) {
            writer.writeRecord(grid.columns().stream().map(Grid.Column::key).toList());
            for (var row : grid.rows())
                writer.writeRecord(
                        row.stream().map(cell -> text(cell, norwegian)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonNode cell, boolean norwegian) {
        if (cell.isMissingNode() || cell.isNull()) return "";
        if (!cell.isNumber()) return SafeCell.of(cell.asText());
        return norwegian ? Numbers.exact(cell).replace('.', ',') : Numbers.exact(cell);
    }
}
