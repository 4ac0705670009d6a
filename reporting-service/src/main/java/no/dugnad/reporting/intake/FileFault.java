package no.dugnad.reporting.intake;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a file as a whole.
 *
 * @param row line in the file
 * @param column name of the column, or null
 * @param value what stands there, or null
 * @param other what the text of the code further needs, or null
 */
record FileFault(
        long row,
        @Nullable String column,
        String code,
        @Nullable String value,
        @Nullable String other) {
    FileFault(long row, String code) {
        this(row, null, code, null, null);
    }
}
