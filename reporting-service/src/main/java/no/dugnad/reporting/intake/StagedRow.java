package no.dugnad.reporting.intake;

import java.sql.SQLException;
import java.util.List;
import no.dugnad.reporting.participation.ParticipationColumn;
import org.jspecify.annotations.Nullable;

/**
 * One row on its way into the import's table.
 *
 * @param row line in the file, or place in the list from 1
 * @param misfits what is wrong with it before any cell is looked at, as a JSON list of {@code {column, code, value}}; null when nothing is
 * @param cells the whole row as it came, where that cannot be had from the columns; else null
 * @param values by {@link ParticipationColumn}; null where nothing stands
 */
record StagedRow(
        long row,
        @Nullable String misfits,
        @Nullable List<String> cells,
        @Nullable String[] values) {
    void writeTo(CopyRows rows) throws SQLException {
        rows.field(row).field(misfits).field(cells);
        for (var value : values) rows.field(value);
        rows.endRow();
    }
}
