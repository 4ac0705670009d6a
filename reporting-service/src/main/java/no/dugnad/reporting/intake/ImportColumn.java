package no.dugnad.reporting.intake;

import java.util.Arrays;
import java.util.List;
import no.dugnad.platform.http.Words;

/** The columns of a file, in whatever order it has them. Named on the wire with underscores. */
enum ImportColumn {
    INSTRUMENT,
    PROJECT,
    MUNICIPALITY,
    ROLE,
    YEAR,
    STATUS,
    APPLIED_NOK,
    AWARDED_NOK,
    PARTNERSHIP,
    CALL,
    SOURCE;

    static final List<String> NAMES =
            Arrays.stream(values()).map(ImportColumn::label).toList();

    String label() {
        return Words.word(this).replace('-', '_');
    }

    boolean required() {
        return compareTo(PARTNERSHIP) < 0;
    }
}
