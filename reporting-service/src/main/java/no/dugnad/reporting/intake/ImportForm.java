package no.dugnad.reporting.intake;

import no.dugnad.platform.http.Words;
import no.dugnad.reporting.participation.ParticipationColumn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the participations are written down. */
@Schema(description = "`csv`: a file. `json`: a list of participations.")
public enum ImportForm {
    CSV,
    JSON;

    /** The JSON Pointer to what a column is called in a list, or null where that has no meaning. */
    @Nullable
    String pointer(long row, @Nullable String column) {
        if (this == CSV) return null;
        var element = "/" + (row - 1);
        if (column == null) return element;
        for (var known : ParticipationColumn.values())
            if (known.label().equals(column)) return element + known.pointer();
        return element + "/" + column.replace("~", "~0").replace("/", "~1");
    }

    static ImportForm of(String word) {
        return Words.parse(ImportForm.class, word);
    }
}
