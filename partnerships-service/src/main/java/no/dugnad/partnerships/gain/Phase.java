package no.dugnad.partnerships.gain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GainPhase", description = "Planned (planlagt) or realised (realisert).")
public enum Phase {
    PLANNED,
    REALISED
}
