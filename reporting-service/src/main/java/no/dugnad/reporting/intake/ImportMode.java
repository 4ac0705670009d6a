package no.dugnad.reporting.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a file in which some rows are wrong. */
@Schema(description = "`all-or-nothing`: nothing is taken in. `valid-rows`: the rows that are right are taken in.")
public enum ImportMode {
    ALL_OR_NOTHING,
    VALID_ROWS
}
