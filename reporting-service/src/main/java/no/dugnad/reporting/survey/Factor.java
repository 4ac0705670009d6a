package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What promotes or hinders innovation. The barometers ask about more; these are those whose findings are known here. */
@Schema(
        description =
                "Staff involvement (medarbeiderinvolvering), internal cooperation (internt samarbeid), money (økonomi), political leadership (politisk ledelse).")
public enum Factor {
    STAFF_INVOLVEMENT,
    INTERNAL_COOPERATION,
    MONEY,
    POLITICAL_LEADERSHIP
}
