package no.dugnad.municipalities.indicator;

import java.util.List;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An indicator as readers see it. */
@Schema(name = "Indicator", description = "Something that is measured of every municipality (indikator).")
public record IndicatorView(
        @Schema(required = true) String id,
        @Schema(required = true) Text name,

        @Schema(required = true, description = "The definition.")
        Text description,

        @Schema(required = true) String unit,

        @Schema(required = true, description = "Whose figures they are.")
        String source,

        @Schema(
                required = true,
                description =
                        "`year`: a value is good for its own year. `until-next`: it is good until there is another.")
        Indicator.Holds holds,

        @Schema(required = true, description = """
                        What becomes of values on other boundaries. `sum`: added, and divided by inhabitants. `weighted-mean`: a mean, weighted by `weightedBy`. \
                        `none`: only from one to one.""") Indicator.CarriedBy carriedBy,

        @Schema(required = true, nullable = true, description = "The indicator that weights the mean.") @Nullable
        String weightedBy,

        @Schema(required = true, description = "Years that have values, each on the boundaries of its 1 January.")
        List<Integer> years) {
    static IndicatorView of(Indicator indicator) {
        return new IndicatorView(
                indicator.id(),
                indicator.name(),
                indicator.description(),
                indicator.unit(),
                indicator.source(),
                indicator.holds(),
                indicator.carriedBy(),
                indicator.weightedBy(),
                List.copyOf(indicator.values().keySet()));
    }
}
