package no.dugnad.reporting.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows in PostgreSQL's COPY text format, some 64 kB at a time. */
final class CopyRows {
    private static final int CHUNK = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(CHUNK + 4096);
    private boolean first = true;

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    CopyRows field(@Nullable String value) {
        begin();
        if (value == null) text.append("\\N");
        else escaped(value);
        return this;
    }

    CopyRows field(long value) {
        begin();
        text.append(value);
        return this;
    }

    /** A text[]; no cell is null. */
    CopyRows field(@Nullable List<String> cells) {
        if (cells == null) return field((String) null);
        var array = new StringBuilder("{");
        for (var cell : cells) {
            if (array.length() > 1) array.append(',');
            array.append('"')
                    .append(cell.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return field(array.append('}').toString());
    }

    void endRow() throws SQLException {
        text.append('\n');
        first = true;
        if (text.length() >= CHUNK) flush();
    }

    void flush() throws SQLException {
        if (text.isEmpty()) return;
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void begin() {
        if (!first) text.append('\t');
        first = false;
    }

    private void escaped(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
