package no.dugnad.municipalities.translation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import no.dugnad.municipalities.registry.Lineage;
import no.dugnad.municipalities.registry.Named;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;

/**
 * Every translation that a registry holds. Weights are by population: forwards through a split, what each target gained beyond its undivided sources;
 * backwards, the inhabitants each source brought. A chain of reforms multiplies; where a descent is stated across it, that goes before the chain, in
 * both directions.
 */
public final class Translations {
    private record Pair(LocalDate from, LocalDate to) {}

    /** Where a source has gone, and how surely. */
    private record Spread(String source, Map<String, Double> weights, boolean stated, boolean equal) {}

    private final Registry registry;
    private final List<LocalDate> boundaries;
    private final List<Lineage> lineages;
    private final Map<LocalDate, Step> steps = new HashMap<>();
    private final Map<Pair, List<Translation>> known = new ConcurrentHashMap<>();

    public static Translations of(Registry registry) {
        return registry.derived(Translations.class, Translations::new);
    }

    private Translations(Registry registry) {
        this.registry = registry;
        this.boundaries = registry.boundaries();
        this.lineages = registry.facts().lineages();
        for (var date : boundaries) steps.put(date, new Step(registry, date));
    }

    /** What every municipality of one date is at another, by number. */
    public List<Translation> between(LocalDate from, LocalDate to) {
        return known.computeIfAbsent(new Pair(registry.boundariesAt(from), registry.boundariesAt(to)), this::translate);
    }

    private List<Translation> translate(Pair pair) {
        var from = boundaries.indexOf(pair.from());
        var to = boundaries.indexOf(pair.to());
        var spreads = registry.validAt(pair.from()).stream()
                .map(v -> walk(v.number(), from, to))
                .toList();
        var sources = new HashMap<String, Integer>();
        spreads.forEach(s -> s.weights().keySet().forEach(target -> sources.merge(target, 1, Integer::sum)));
        var namesThen = names(pair.from());
        var namesThere = names(pair.to());
        return spreads.stream()
                .map(s -> new Translation(
                        new Named(s.source(), namesThen.get(s.source())),
                        s.weights().entrySet().stream()
                                .map(t -> new Translation.Target(t.getKey(), namesThere.get(t.getKey()), t.getValue()))
                                .sorted(Comparator.comparingDouble(Translation.Target::weight)
                                        .reversed()
                                        .thenComparing(Translation.Target::number))
                                .toList(),
                        method(s, sources)))
                .toList();
    }

    private Map<String, String> names(LocalDate date) {
        return registry.validAt(date).stream().collect(Collectors.toMap(Version::number, Version::name));
    }

    private static Method method(Spread spread, Map<String, Integer> sources) {
        if (spread.equal()) return Method.EQUAL_SHARES;
        if (spread.stated()) return Method.STATED_LINEAGE;
        if (spread.weights().size() > 1) return Method.POPULATION;
        var target = spread.weights().keySet().iterator().next();
        if (Objects.requireNonNull(sources.get(target)) > 1) return Method.MERGED;
        return target.equals(spread.source()) ? Method.UNCHANGED : Method.RENUMBERED;
    }

    /** Goes from one set of boundaries to the next, in the direction of time or against it; a stated descent jumps over several. */
    private Spread walk(String source, int from, int to) {
        var direction = Integer.signum(to - from);
        var at = new TreeMap<Integer, Map<String, Double>>();
        at.put(from, Map.of(source, 1.0));
        var stated = false;
        var equal = false;
        for (var i = from; i != to; i += direction) {
            for (var here : at.getOrDefault(i, Map.of()).entrySet()) {
                var jump = direction > 0 ? onwards(here.getKey(), i, to) : back(here.getKey(), i, to);
                var step = jump.map(Jump::row).orElse(null);
                if (step == null) {
                    step = direction > 0
                            ? Objects.requireNonNull(steps.get(boundaries.get(i + 1)))
                                    .forwards(here.getKey())
                            : Objects.requireNonNull(steps.get(boundaries.get(i)))
                                    .backwards(here.getKey());
                }
                stated |= jump.isPresent();
                equal |= step.equal();
                var landing = at.computeIfAbsent(jump.map(Jump::to).orElse(i + direction), n -> new TreeMap<>());
                step.weights()
                        .forEach((number, weight) -> landing.merge(number, here.getValue() * weight, Double::sum));
            }
        }
        return new Spread(source, Objects.requireNonNull(at.get(to)), stated, equal);
    }

    /** @param to place in the list of boundaries */
    private record Jump(int to, Step.Row row) {}

    private Optional<Jump> onwards(String number, int here, int to) {
        return lineages.stream()
                .filter(l -> l.from().equals(number) && before(l) == here && after(l) <= to)
                .findFirst()
                .map(l -> new Jump(after(l), new Step.Row(new TreeMap<>(Map.of(l.to(), 1.0)), false)));
    }

    private Optional<Jump> back(String number, int here, int to) {
        var stated = lineages.stream()
                .filter(l -> l.to().equals(number) && after(l) == here && before(l) >= to)
                .toList();
        if (stated.isEmpty()) return Optional.empty();
        var brought = new TreeMap<String, Optional<Double>>();
        for (var one : stated)
            brought.put(
                    one.from(),
                    stated.size() == 1
                            ? Optional.of(1.0)
                            : registry.populationBefore(one.from(), one.fromValidTo())
                                    .map(Integer::doubleValue));
        return Optional.of(new Jump(before(stated.getFirst()), Step.shares(brought)));
    }

    private int before(Lineage lineage) {
        return boundaries.indexOf(registry.boundariesAt(
                Objects.requireNonNull(lineage.fromValidTo()).minusDays(1)));
    }

    private int after(Lineage lineage) {
        return boundaries.indexOf(lineage.toValidFrom());
    }
}
