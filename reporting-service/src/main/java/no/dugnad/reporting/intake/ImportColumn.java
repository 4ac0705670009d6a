package no.dugnad.reporting.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.dugnad.platform.http.Words;

/** The columns of a file, in whatever order it has them. Named on the wire with underscores; in a list with the fields of a participation. */
enum ImportColumn {
    INSTRUMENT("instrumentId"),
    PROJECT("project"),
    MUNICIPALITY("party.number"),
    ROLE("role"),
    YEAR("year"),
    STATUS("status"),
    APPLIED_NOK("appliedNok"),
    AWARDED_NOK("awardedNok"),
    PARTNERSHIP("partnershipId"),
    CALL("callId"),
    SOURCE("source");

    static final List<String> NAMES =
            Arrays.stream(values()).map(ImportColumn::label).toList();

    /** What a list of errors has in front of the file's own columns: left alone when it is sent back. */
    static final List<String> OF_ERRORS = List.of("row", "errors");

    private static final Set<ImportColumn> NUMBERS = Set.of(YEAR, APPLIED_NOK, AWARDED_NOK);

    private final String field;

    ImportColumn(String field) {
        this.field = field;
    }

    String label() {
        return Words.word(this).replace('-', '_');
    }

    /** The field of a participation in JSON, with a dot before the inner one. */
    String field() {
        return field;
    }

    boolean number() {
        return NUMBERS.contains(this);
    }

    boolean required() {
        return compareTo(PARTNERSHIP) < 0;
    }
}
