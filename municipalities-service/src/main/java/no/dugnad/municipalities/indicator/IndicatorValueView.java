package no.dugnad.municipalities.indicator;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.municipalities.translation.Method;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The value of one municipality in one year. */
@Schema(name = "IndicatorValue")
public record IndicatorValueView(
        @Schema(required = true) String indicator,

        @Schema(required = true, description = "Municipality number (kommunenummer).")
        String number,

        @Schema(required = true, description = "The value is of 1 January.")
        int year,

        @Schema(required = true) double value,

        @Schema(
                required = true,
                nullable = true,
                description = "How the value came to these boundaries; null when it is the source's own.")
        @Nullable
        Carried carried) {
    /** @param from the date whose boundaries the source's values are on */
    @Schema(name = "CarriedValue")
    public record Carried(
            @Schema(required = true, description = "The date whose boundaries the source's values are on.")
            LocalDate from,

            @Schema(required = true, description = "How the translation was made.")
            Method method,

            @Schema(required = true, description = "The municipalities of that date whose values are in this one.")
            List<String> sources) {}
}
