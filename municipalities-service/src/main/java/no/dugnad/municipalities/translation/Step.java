package no.dugnad.municipalities.translation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.Registry;

/**
 * The step over one date on which municipalities change, in both directions: a row for each municipality that changes, with the weights of what it
 * becomes. Who has no row goes on as it is.
 */
final class Step {
    /** @param equal no figure was known, so the shares are equal */
    record Row(SortedMap<String, Double> weights, boolean equal) {}

    private final Map<String, Row> forwards = new HashMap<>();
    private final Map<String, Row> backwards = new HashMap<>();

    Step(Registry registry, LocalDate date) {
        var targets = new TreeMap<String, List<String>>();
        var sources = new TreeMap<String, List<String>>();
        for (var edge : registry.edges(date)) {
            targets.computeIfAbsent(edge.from(), n -> new ArrayList<>()).add(edge.to());
            sources.computeIfAbsent(edge.to(), n -> new ArrayList<>()).add(edge.from());
        }
        targets.forEach((source, to) -> {
            var parts = new TreeMap<String, Optional<Double>>();
            for (var target : to)
                parts.put(target, to.size() == 1 ? Optional.of(1.0) : gained(registry, date, target, sources, targets));
            forwards.put(source, shares(parts));
        });
        sources.forEach((target, from) -> {
            var parts = new TreeMap<String, Optional<Double>>();
            for (var source : from)
                parts.put(
                        source,
                        from.size() == 1
                                ? Optional.of(1.0)
                                : registry.populationBefore(source, date)
                                        .map(p -> p * forwards(source).weights().getOrDefault(target, 0.0)));
            backwards.put(target, shares(parts));
        });
    }

    Row forwards(String number) {
        return forwards.getOrDefault(number, itself(number));
    }

    Row backwards(String number) {
        return backwards.getOrDefault(number, itself(number));
    }

    private static Row itself(String number) {
        return new Row(new TreeMap<>(Map.of(number, 1.0)), false);
    }

    /** What a target has more of than its undivided sources had: its first figure after the reform less theirs before it, never negative. */
    private static Optional<Double> gained(
            Registry registry,
            LocalDate date,
            String target,
            Map<String, List<String>> sources,
            Map<String, List<String>> targets) {
        var left = registry.populationFrom(target, date);
        for (var source : Objects.requireNonNull(sources.get(target))) {
            if (Objects.requireNonNull(targets.get(source)).size() > 1) continue;
            var whole = registry.populationBefore(source, date);
            if (whole.isEmpty()) return Optional.empty();
            left = left.map(p -> p - whole.get());
        }
        return left.map(p -> Math.max(0.0, p));
    }

    /** Parts of 1 after these sizes; equal ones where a size is not known, or all are nothing. */
    static Row shares(SortedMap<String, Optional<Double>> sizes) {
        var weights = new TreeMap<String, Double>();
        var sum = sizes.values().stream()
                .mapToDouble(size -> size.orElse(Double.NaN))
                .sum();
        var equal = !(sum > 0);
        sizes.forEach((number, size) -> weights.put(number, equal ? 1.0 / sizes.size() : size.get() / sum));
        return new Row(weights, equal);
    }
}
