package no.dugnad.reporting.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the groups can further be divided by. */
@Schema(
        description =
                "Instrument (virkemiddel), year, county (fylke), orientation (innretning), ambition (grad av nyskaping) or role.")
public enum Split {
    INSTRUMENT,
    YEAR,
    COUNTY,
    ORIENTATION,
    AMBITION,
    ROLE
}
