package no.dugnad.municipalities.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.News;
import no.dugnad.municipalities.registry.Registry;

/** Tells of indicators, year by year. */
@ApplicationScoped
class IndicatorNews implements News {
    @Override
    public List<IndicatorEvent> between(Optional<Registry> before, Registry after) {
        var then = before.map(IndicatorNews::states).orElse(Map.of());
        var now = states(after);
        var keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        return keys.stream()
                .flatMap(key -> {
                    var was = then.get(key);
                    var is = now.get(key);
                    if (was == null) return Stream.<IndicatorEvent>of(new IndicatorEvent.IndicatorMeasured(is));
                    if (is == null)
                        return Stream.<IndicatorEvent>of(new IndicatorEvent.IndicatorRemoved(was.withoutValues()));
                    return was.equals(is)
                            ? Stream.<IndicatorEvent>empty()
                            : Stream.<IndicatorEvent>of(new IndicatorEvent.IndicatorRevised(is));
                })
                .toList();
    }

    private static Map<String, IndicatorState> states(Registry registry) {
        var states = new TreeMap<String, IndicatorState>();
        for (var indicator : Indicators.of(registry).all())
            for (var year : indicator.values().keySet())
                states.put(indicator.id() + "/" + year, IndicatorState.of(indicator, year));
        return states;
    }
}
