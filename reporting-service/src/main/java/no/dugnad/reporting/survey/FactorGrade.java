package no.dugnad.reporting.survey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much a factor hinders or promotes. */
public record FactorGrade(
        @NotNull @Schema(required = true) Factor factor,

        @NotNull
        @Min(1)
        @Max(6)
        @Schema(
                required = true,
                description =
                        "1 to 6, from what hinders most to what promotes most: 1–3 is a barrier, 4–6 is a driver.")
        Integer grade) {
    private static final int FIRST_THAT_PROMOTES = 4;

    boolean promotes() {
        return grade >= FIRST_THAT_PROMOTES;
    }
}
