package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.Centrality;
import no.dugnad.municipalities.registry.County;
import no.dugnad.municipalities.registry.Edge;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;
import org.jspecify.annotations.Nullable;

/**
 * What is in the classifications, made from the registry: a function of the registry, the day it is and the language, and of nothing else.
 *
 * @param includeFuture as KLASS has it: without it, what begins after today is not there, and what is valid today has no end
 */
record Klass(Registry registry, LocalDate today, boolean includeFuture, String language) {
    /** A code with one name, for as long as it has it. */
    record Code(String code, String name, Period valid) {}

    /** Between a code of one classification and a code of another. */
    record Correspondence(Code source, Code target, Period valid) {
        Correspondence inverted() {
            return new Correspondence(target, source, valid);
        }

        private List<String> sameness() {
            return List.of(source.code(), source.name(), target.code(), target.name());
        }
    }

    /** The classification as it is between two dates on which it changes. */
    record Edition(long id, String name, Period valid) {}

    /** Every code there has been since the registry began, by code and time. */
    List<Code> codes(Classification classification) {
        var all = switch (classification) {
            case MUNICIPALITIES ->
                registry.facts().versions().stream().map(Klass::code).toList();
            case COUNTIES ->
                registry.facts().counties().stream().map(Klass::code).toList();
            case CENTRALITY ->
                Stream.of(1, 2, 3, 4, 5, 6)
                        .map(level -> code(level, new Period(centralityFrom(), null)))
                        .toList();
        };
        return joined(
                all,
                Code::valid,
                code -> List.of(code.code(), code.name()),
                (code, valid) -> new Code(code.code(), code.name(), valid));
    }

    /** In order of time, then of codes. A change of extent alone is a change too: from a code to itself. */
    List<CodeChangeView> changes(Classification classification, Period range) {
        var dates = registry.boundaries().stream().filter(range::contains).filter(this::told);
        return switch (classification) {
            case MUNICIPALITIES ->
                dates.flatMap(date -> registry.edges(date).stream())
                        .map(this::change)
                        .toList();
            case COUNTIES -> dates.flatMap(date -> countyChanges(date).stream()).toList();
            case CENTRALITY -> List.of();
        };
    }

    /**
     * By source and target, as KLASS sorts them.
     *
     * @return empty when there is no table between the two, or none for all of the range
     */
    Optional<List<Correspondence>> correspondences(Classification source, Classification target, Period range) {
        if (source != Classification.MUNICIPALITIES)
            return target == Classification.MUNICIPALITIES
                    ? correspondences(target, source, range)
                            .map(all -> sorted(all.stream().map(Correspondence::inverted)))
                    : Optional.empty();
        return switch (target) {
            case MUNICIPALITIES -> Optional.empty();
            case COUNTIES -> Optional.of(sorted(between(this::counties, range)));
            case CENTRALITY ->
                Objects.requireNonNull(range.from()).isBefore(centralityFrom())
                        ? Optional.empty()
                        : Optional.of(sorted(between(this::centralities, range)));
        };
    }

    /** The latest first. */
    List<Edition> editions(Classification classification) {
        var begins = new TreeSet<LocalDate>(
                switch (classification) {
                    case MUNICIPALITIES -> registry.boundaries();
                    case COUNTIES ->
                        registry.facts().counties().stream()
                                .map(County::validFrom)
                                .toList();
                    case CENTRALITY ->
                        registry.facts().centrality().keySet().stream()
                                .map(Klass::january)
                                .toList();
                });
        var editions = new ArrayList<Edition>();
        for (var from : begins)
            seen(new Period(from, begins.higher(from)))
                    .ifPresent(valid -> editions.addFirst(new Edition(
                            // KLASS's own ids are numbers too, and far smaller
                            classification.id() * 100_000_000L
                                    + Long.parseLong(from.toString().replace("-", "")),
                            classification.versions(language) + " "
                                    + (from.getDayOfYear() == 1 ? String.valueOf(from.getYear()) : from.toString()),
                            valid)));
        return editions;
    }

    private static Code code(Version version) {
        return new Code(version.number(), version.klassLabel(), new Period(version.validFrom(), version.validTo()));
    }

    private static Code code(County county) {
        return new Code(
                county.number(),
                county.officialName(),
                new Period(county.validFromExact() ? county.validFrom() : null, county.validTo()));
    }

    private Code code(int centralityLevel, Period valid) {
        return new Code(
                "0" + centralityLevel, Classification.CENTRALITY.level(language) + " " + centralityLevel, valid);
    }

    private CodeChangeView change(Edge edge) {
        return new CodeChangeView(
                edge.from(),
                label(edge.from(), Objects.requireNonNull(edge.date()).minusDays(1)),
                "",
                edge.to(),
                label(edge.to(), edge.date()),
                "",
                edge.date());
    }

    private @Nullable String label(@Nullable String number, LocalDate at) {
        return registry.version(number, at).map(Version::klassLabel).orElse(number);
    }

    /**
     * Which county became which, on a date on which counties begin or end: where most municipalities of the old one went, and where most of the new one
     * came from. A municipality or two that crossed over is no change of counties.
     */
    private List<CodeChangeView> countyChanges(LocalDate date) {
        var moved = new TreeMap<String, TreeMap<String, Integer>>();
        var cameTo = new TreeMap<String, Integer>();
        for (var edge : registry.edges(date)) {
            var before = registry.version(edge.from(), date.minusDays(1)).map(Version::countyNumber);
            var after = registry.version(edge.to(), date).map(Version::countyNumber);
            if (before.isEmpty() || after.isEmpty()) continue;
            moved.computeIfAbsent(before.get(), c -> new TreeMap<>()).merge(after.get(), 1, Integer::sum);
            cameTo.merge(after.get(), 1, Integer::sum);
        }
        var changes = new ArrayList<CodeChangeView>();
        moved.forEach((from, targets) -> targets.forEach((to, count) -> {
            var left = targets.values().stream().mapToInt(Integer::intValue).sum();
            var before = registry.county(from, date.minusDays(1));
            var after = registry.county(to, date);
            if (before.isEmpty() || after.isEmpty() || from.equals(to)) return;
            var turns = date.equals(before.get().validTo())
                    || date.equals(after.get().validFrom());
            if (turns && (count * 2 > left || count * 2 > Objects.requireNonNull(cameTo.get(to))))
                changes.add(new CodeChangeView(
                        from, before.get().officialName(), "", to, after.get().officialName(), "", date));
        }));
        return changes;
    }

    private Stream<Correspondence> counties(Version version) {
        return registry.county(version.countyNumber()).stream()
                .flatMap(county -> correspondence(code(version), code(county)));
    }

    private Stream<Correspondence> centralities(Version version) {
        var all = registry.facts().centrality();
        return all.entrySet().stream().flatMap(year -> {
            var later = all.tailMap(year.getKey() + 1);
            var valid = new Period(january(year.getKey()), later.isEmpty() ? null : january(later.firstKey()));
            return Optional.ofNullable(year.getValue().get(version.number())).map(Centrality::level).stream()
                    .flatMap(level -> correspondence(code(version), code(level, valid)));
        });
    }

    private static Stream<Correspondence> correspondence(Code source, Code target) {
        return source.valid().within(target.valid()).map(valid -> new Correspondence(source, target, valid)).stream();
    }

    private Stream<Correspondence> between(Function<Version, Stream<Correspondence>> of, Period range) {
        return joined(
                        registry.facts().versions().stream().flatMap(of).toList(),
                        Correspondence::valid,
                        Correspondence::sameness,
                        (c, valid) -> new Correspondence(c.source(), c.target(), valid))
                .stream()
                .flatMap(c -> c.valid().within(range).stream()
                        .map(valid -> new Correspondence(c.source(), c.target(), valid)));
    }

    private static List<Correspondence> sorted(Stream<Correspondence> all) {
        return all.sorted(Comparator.<Correspondence, String>comparing(
                                c -> c.source().code())
                        .thenComparing(c -> c.source().name())
                        .thenComparing(c -> c.target().code())
                        .thenComparing(c -> c.target().name())
                        .thenComparing(c -> c.valid().from(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** What follows itself is one; what cannot be seen yet is left out. */
    private <T> List<T> joined(
            List<T> all, Function<T, Period> valid, Function<T, List<String>> sameness, BiFunction<T, Period, T> with) {
        Map<List<String>, List<T>> same = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(
                        one -> valid.apply(one).from(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(one -> seen(valid.apply(one))
                        .ifPresent(period -> same.computeIfAbsent(sameness.apply(one), s -> new ArrayList<>())
                                .add(with.apply(one, period))));
        var joined = new ArrayList<T>();
        for (var one : same.values()) {
            var current = one.getFirst();
            for (var next : one.subList(1, one.size()))
                if (valid.apply(current).isFollowedBy(valid.apply(next)))
                    current = with.apply(
                            current,
                            new Period(
                                    valid.apply(current).from(),
                                    valid.apply(next).to()));
                else {
                    joined.add(current);
                    current = next;
                }
            joined.add(current);
        }
        joined.sort(Comparator.<T, String>comparing(one -> sameness.apply(one).getFirst())
                .thenComparing(one -> valid.apply(one).from(), Comparator.nullsFirst(Comparator.naturalOrder())));
        return joined;
    }

    private Optional<Period> seen(Period valid) {
        if (includeFuture) return Optional.of(valid);
        if (valid.from() != null && valid.from().isAfter(today)) return Optional.empty();
        return Optional.of(valid.to() != null && valid.to().isAfter(today) ? new Period(valid.from(), null) : valid);
    }

    private boolean told(LocalDate date) {
        return includeFuture || !date.isAfter(today);
    }

    private LocalDate centralityFrom() {
        return january(registry.facts().centrality().firstKey());
    }

    private static LocalDate january(int year) {
        return LocalDate.of(year, 1, 1);
    }
}
