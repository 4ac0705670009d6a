package no.dugnad.partnerships.gain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "GainUnit",
        description = "Hours (timer), kroner, tonnes of CO2 equivalents, or points on the scale that `note` names.")
public enum Unit {
    HOURS,
    NOK,
    TONNES_CO2E,
    POINTS
}
