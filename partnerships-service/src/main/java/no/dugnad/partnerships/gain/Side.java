package no.dugnad.partnerships.gain;

import jakarta.validation.constraints.NotNull;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One of the two sides of a gain: who bears the cost, or who receives the gain. */
@Schema(name = "GainSide")
record Side(
        @NotNull Level level,
        @Schema(nullable = true) @Nullable Sector sector) {
    @Schema(
            name = "GainLevel",
            description =
                    "Municipality (kommune), county (fylkeskommune), state (stat), citizens (innbyggere) or business (næringsliv).")
    enum Level {
        MUNICIPALITY,
        COUNTY,
        STATE,
        CITIZENS,
        BUSINESS
    }
}
