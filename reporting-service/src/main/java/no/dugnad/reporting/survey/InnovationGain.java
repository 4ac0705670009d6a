package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an innovation has given. */
@Schema(
        description =
                "Quality (kvalitet), effectiveness (effektivitet), avoided cost (unngåtte kostnader), staff satisfaction (medarbeidertilfredshet).")
public enum InnovationGain {
    QUALITY,
    EFFECTIVENESS,
    AVOIDED_COST,
    STAFF_SATISFACTION
}
