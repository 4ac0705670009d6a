package no.dugnad.municipalities.name;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.dugnad.municipalities.name.Spelling.Kind;
import no.dugnad.municipalities.name.Spelling.Nearness;
import no.dugnad.municipalities.registry.County;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;
import no.dugnad.municipalities.translation.Translations;
import no.dugnad.platform.text.SortKey;

/** Every way to write the municipalities of a date, in the registry and among those who use it. */
public final class Names {
    /** What is kept with a registry: the names by the boundaries that they are of. */
    private record OfRegistry(Map<LocalDate, Names> byBoundaries) {}

    /** A spelling that an asked text is near to. */
    record Hit(Spelling spelling, Nearness nearness) {}

    private static final Comparator<Hit> NEAREST = Comparator.comparing(Hit::nearness)
            .thenComparing(hit -> !hit.spelling().kind().isOfTheDate())
            .thenComparing(hit -> -hit.spelling().share());

    private final Registry registry;
    private final LocalDate at;
    private final Map<String, Version> valid;
    private final Set<Spelling> spellings = new LinkedHashSet<>();
    private final Map<String, String> sortKeys = new HashMap<>();

    public static Names of(Registry registry, LocalDate at) {
        return registry.derived(OfRegistry.class, r -> new OfRegistry(new ConcurrentHashMap<>()))
                .byBoundaries()
                .computeIfAbsent(registry.boundariesAt(at), boundaries -> new Names(registry, boundaries));
    }

    private Names(Registry registry, LocalDate at) {
        this.registry = registry;
        this.at = at;
        this.valid = registry.validAt(at).stream().collect(Collectors.toMap(Version::number, v -> v));
        valid.values().forEach(this::ofTheDate);
        for (var boundaries : registry.boundaries()) if (!boundaries.equals(at)) ofAnotherDate(boundaries);
        valid.values()
                .forEach(v -> sortKeys.put(v.number(), SortKey.of(v.names().getOrDefault("nb", v.name()))));
    }

    /**
     * The municipalities of the date that are written so now or have been: the very name first, then names that begin so, then words, then parts of words; in
     * each the present names before those that were, by name.
     */
    public List<String> find(String asked) {
        var wanted = Spelling.Asked.of(asked);
        if (wanted.isEmpty()) return List.of();
        return ordered(spelling -> spelling.nearness(wanted), kind -> kind.isOfTheDate() || kind.isFormer());
    }

    /** Those with this name, which may have a star for anything at the beginning, the end or both; in the same order. */
    public List<String> like(String pattern) {
        var wanted = Spelling.Asked.of(pattern);
        if (wanted.isEmpty()) return List.of();
        var open = pattern.startsWith("*");
        var goesOn = pattern.endsWith("*");
        if (!open && !goesOn)
            return ordered(
                    spelling -> spelling.nearness(wanted) == Nearness.EXACT ? Nearness.EXACT : Nearness.NONE,
                    kind -> !kind.isNumber() && (kind.isOfTheDate() || kind.isFormer()));
        var key = wanted.key();
        Predicate<String> fits = name -> open ? goesOn ? name.contains(key) : name.endsWith(key) : name.startsWith(key);
        return ordered(
                spelling -> fits.test(spelling.key()) ? spelling.nearness(wanted) : Nearness.NONE,
                kind -> kind == Kind.NAME);
    }

    private List<String> ordered(Function<Spelling, Nearness> nearness, Predicate<Kind> kinds) {
        var best = new HashMap<String, Hit>();
        for (var spelling : spellings) {
            if (!kinds.test(spelling.kind())) continue;
            var near = nearness.apply(spelling);
            if (near != Nearness.NONE)
                best.merge(spelling.number(), new Hit(spelling, near), (a, b) -> NEAREST.compare(a, b) <= 0 ? a : b);
        }
        return best.values().stream()
                .sorted(NEAREST.thenComparing(hit -> Objects.requireNonNull(
                                sortKeys.get(hit.spelling().number())))
                        .thenComparing(hit -> hit.spelling().number()))
                .map(hit -> hit.spelling().number())
                .toList();
    }

    Set<Spelling> spellings() {
        return spellings;
    }

    Version version(String number) {
        return Objects.requireNonNull(valid.get(number));
    }

    private void ofTheDate(Version version) {
        add(version.number(), version.number(), Kind.NUMBER, 1);
        var names = names(version);
        names.forEach(name -> add(version.number(), name, Kind.NAME, 1));
        add(version.number(), version.klassLabel(), Kind.WITH_COUNTY, 1);
        var counties = new LinkedHashSet<String>();
        for (var one : registry.versions(version.number())) counties.addAll(countyNames(one));
        withCounties(version.number(), names, counties);
    }

    /** What is called so at another date, on the boundaries of this one. A name that lives on in one of several is not the others'. */
    private void ofAnotherDate(LocalDate then) {
        var before = then.isBefore(at);
        var versions = registry.validAt(then).stream().collect(Collectors.toMap(Version::number, v -> v));
        for (var translation : Translations.of(registry).between(then, at)) {
            var version =
                    Objects.requireNonNull(versions.get(translation.source().number()));
            var names = names(version);
            var heirs = translation.targets().stream()
                    .filter(target -> names(version(target.number())).stream().anyMatch(names::contains))
                    .map(target -> target.number())
                    .collect(Collectors.toSet());
            for (var target : translation.targets()) {
                if (!target.number().equals(version.number()))
                    add(
                            target.number(),
                            version.number(),
                            before ? Kind.FORMER_NUMBER : Kind.LATER_NUMBER,
                            target.weight());
                if (!heirs.isEmpty() && !heirs.contains(target.number())) continue;
                var own = names(version(target.number()));
                names.stream()
                        .filter(name -> !own.contains(name))
                        .forEach(name -> add(
                                target.number(), name, before ? Kind.FORMER_NAME : Kind.LATER_NAME, target.weight()));
                withCounties(
                        target.number(), own.stream().filter(names::contains).toList(), countyNames(version));
            }
        }
    }

    private void withCounties(String number, Collection<String> names, Set<String> counties) {
        for (var name : names)
            for (var county : counties) {
                add(number, name + " (" + county + ")", Kind.WITH_COUNTY, 1);
                add(number, name + " i " + county, Kind.WITH_COUNTY, 1);
            }
    }

    private void add(String number, String text, Kind kind, double share) {
        var spelling = Spelling.of(number, text, kind, share);
        if (!spelling.key().isEmpty()) spellings.add(spelling);
    }

    private Set<String> countyNames(Version version) {
        return registry.county(version.countyNumber()).stream()
                .map(County::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The official name, what it is in each language, and the languages in any order, each as the municipality itself may write it. */
    private static Set<String> names(Version version) {
        var parts = List.of(version.name().split(" - "));
        var names = new LinkedHashSet<String>();
        names.add(version.name());
        names.addAll(version.names().values());
        names.addAll(parts);
        for (var first : parts)
            for (var second : parts)
                if (!first.equals(second)) {
                    names.add(first + " - " + second);
                    for (var third : parts)
                        if (!third.equals(first) && !third.equals(second))
                            names.add(first + " - " + second + " - " + third);
                }
        List.copyOf(names).stream().flatMap(name -> Inflected.of(name).stream()).forEach(names::add);
        return names;
    }
}
