package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The barometer's five sectors. */
@Schema(
        description =
                "Health and care (helse og omsorg), upbringing and education (oppvekst og utdanning), social services (sosial), technical services (teknisk), culture (kultur).")
public enum Sector {
    HEALTH_AND_CARE,
    UPBRINGING_AND_EDUCATION,
    SOCIAL,
    TECHNICAL,
    CULTURE
}
