package no.dugnad.reporting.participation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the party took part. */
@Schema(description = "Lead (ansvarlig), partner, or through a partnership that took part (gjennom et samarbeid).")
public enum ParticipationRole {
    LEAD,
    PARTNER,
    THROUGH_PARTNERSHIP
}
