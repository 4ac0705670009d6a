package no.dugnad.reporting.participation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a municipality that has been divided. */
@Schema(description = "To the successor with the largest weight, or to all.")
public enum AssignDivided {
    LARGEST,
    ALL
}
