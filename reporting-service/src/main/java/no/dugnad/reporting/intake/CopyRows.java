package no.dugnad.reporting.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
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

    CopyRows field(String value) {
        if (!first) text.append('\t');
        first = false;
        if (value == null) {
            text.append("\\N");
            return this;
        }
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
        return this;
    }

    CopyRows field(long value) {
        if (!first) text.append('\t');
        first = false;
        text.append(value);
        return this;
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
}
