package no.dugnad.partnerships.gain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is gained; its unit follows from it. */
@Schema(
        name = "GainKind",
        description =
                "Time saved (spart tid, hours), cost avoided (unngått kostnad, kroner), quality (kvalitet, points), environmental effect (miljøeffekt, tonnes CO2e), staff satisfaction (medarbeidertilfredshet, points).")
public enum Kind {
    TIME_SAVED(Unit.HOURS),
    COST_AVOIDED(Unit.NOK),
    QUALITY(Unit.POINTS),
    ENVIRONMENTAL_EFFECT(Unit.TONNES_CO2E),
    STAFF_SATISFACTION(Unit.POINTS);

    private final Unit unit;

    Kind(Unit unit) {
        this.unit = unit;
    }

    Unit unit() {
        return unit;
    }
}
