package no.dugnad.municipalities.indicator;

import java.util.Map;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** An indicator in one year: what its events carry. */
public record IndicatorState(
        String id,
        int year,
        Text name,
        Text description,
        String unit,
        String source,
        Indicator.Holds holds,
        Indicator.CarriedBy carriedBy,
        @Nullable String weightedBy,
        Map<String, Double> values) {
    static IndicatorState of(Indicator indicator, int year) {
        return new IndicatorState(
                indicator.id(),
                year,
                indicator.name(),
                indicator.description(),
                indicator.unit(),
                indicator.source(),
                indicator.holds(),
                indicator.carriedBy(),
                indicator.weightedBy(),
                new TreeMap<>(indicator.values().get(year)));
    }

    IndicatorState withoutValues() {
        return new IndicatorState(id, year, name, description, unit, source, holds, carriedBy, weightedBy, Map.of());
    }
}
