package no.dugnad.municipalities.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.translation.Method;
import no.dugnad.municipalities.translation.Translations;
import org.jspecify.annotations.Nullable;

/** Takes an indicator's values from the boundaries of their year to those of another date. */
final class Carrying {
    /** What one source gives to a target. */
    private record Part(String source, double weight, boolean whole, Method method) {}

    private final Translations translations;
    private final Function<String, Indicator> indicators;

    /** @param indicators finds the one that weights a mean */
    Carrying(Translations translations, Function<String, Indicator> indicators) {
        this.translations = translations;
        this.indicators = indicators;
    }

    /** By number at the date. A municipality is left out when the value of any of its sources is missing, or a class cannot be carried to it. */
    List<IndicatorValueView> values(Indicator indicator, int year, LocalDate at) {
        var from = LocalDate.of(year, 1, 1);
        var parts = new TreeMap<String, List<Part>>();
        for (var translation : translations.between(from, at))
            for (var target : translation.targets())
                if (target.weight() > 0)
                    parts.computeIfAbsent(target.number(), n -> new ArrayList<>())
                            .add(new Part(
                                    translation.source().number(),
                                    target.weight(),
                                    translation.targets().size() == 1,
                                    translation.method()));
        var values = new ArrayList<IndicatorValueView>();
        parts.forEach((number, sources) -> {
            var value = value(indicator, year, sources);
            if (value != null)
                values.add(new IndicatorValueView(indicator.id(), number, year, value, carried(from, sources)));
        });
        return values;
    }

    private @Nullable Double value(Indicator indicator, int year, List<Part> sources) {
        var values = Objects.requireNonNull(indicator.values().get(year));
        if (!sources.stream().allMatch(s -> values.containsKey(s.source()))) return null;
        if (alone(sources)) return values.get(sources.getFirst().source());
        return switch (indicator.carriedBy()) {
            case SUM ->
                sources.stream()
                        .mapToDouble(s -> Objects.requireNonNull(values.get(s.source())) * s.weight())
                        .sum();
            case WEIGHTED_MEAN ->
                mean(values, sources, indicators.apply(Objects.requireNonNull(indicator.weightedBy())), year);
            case NONE -> null;
        };
    }

    private static @Nullable Double mean(Map<String, Double> values, List<Part> sources, Indicator weights, int year) {
        var sum = 0.0;
        var total = 0.0;
        for (var source : sources) {
            var weight = weights == null ? null : weights.at(source.source(), year);
            if (weight == null) return null;
            sum += Objects.requireNonNull(values.get(source.source())) * weight * source.weight();
            total += weight * source.weight();
        }
        return total == 0 ? null : sum / total;
    }

    private static boolean alone(List<Part> sources) {
        return sources.size() == 1 && sources.getFirst().whole();
    }

    private static IndicatorValueView.@Nullable Carried carried(LocalDate from, List<Part> sources) {
        var method = sources.stream()
                .map(Part::method)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return method == Method.UNCHANGED && alone(sources)
                ? null
                : new IndicatorValueView.Carried(
                        from, method, sources.stream().map(Part::source).toList());
    }
}
