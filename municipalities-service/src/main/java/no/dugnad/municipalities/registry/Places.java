package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attributes and neighbours on every set of boundaries since those that the facts begin with. Where the facts do not say, a municipality has what follows from
 * those it came from: area is added, regions stay where all agree, borders are inherited; what does not follow is not known.
 */
final class Places {
    private final SortedMap<LocalDate, Map<String, Attributes>> attributes = new TreeMap<>();
    private final SortedMap<LocalDate, Map<String, List<String>>> neighbours = new TreeMap<>();

    /** @param changes every change by its date, in order of time */
    Places(Facts facts, SortedMap<LocalDate, List<Edge>> changes, Function<LocalDate, Collection<String>> numbersAt) {
        if (facts.neighbours().isEmpty()) return;
        var first = facts.neighbours().firstKey();
        attributes.put(first, known(facts, numbersAt.apply(first), Map.of()));
        neighbours.put(first, all(Objects.requireNonNull(facts.neighbours().get(first)), numbersAt.apply(first)));
        for (var date : changes.tailMap(first.plusDays(1)).keySet()) {
            var step = new Step(Objects.requireNonNull(changes.get(date)));
            var numbers = numbersAt.apply(date);
            attributes.put(
                    date,
                    known(facts, numbers, step.attributes(attributes.lastEntry().getValue(), numbers)));
            var stated = facts.neighbours().get(date);
            neighbours.put(
                    date,
                    stated != null
                            ? all(stated, numbers)
                            : step.neighbours(neighbours.lastEntry().getValue(), numbers));
        }
    }

    Optional<Attributes> attributes(String number, LocalDate at) {
        return last(attributes, at).map(then -> then.get(number));
    }

    /** Empty when they are not known; no one for an island. */
    Optional<List<String>> neighbours(String number, LocalDate at) {
        return last(neighbours, at).map(then -> then.get(number));
    }

    /** The boundaries for which there are neighbours. */
    List<LocalDate> boundaries() {
        return List.copyOf(neighbours.keySet());
    }

    private static <V> Optional<V> last(SortedMap<LocalDate, V> all, LocalDate at) {
        var until = all.headMap(at.plusDays(1));
        return until.isEmpty() ? Optional.empty() : Optional.ofNullable(until.get(until.lastKey()));
    }

    /** What follows from before goes first: it has the same extent. A number that begins has what the facts say of it, or what follows. */
    private static Map<String, Attributes> known(
            Facts facts, Collection<String> numbers, Map<String, Attributes> following) {
        var known = new TreeMap<String, Attributes>();
        for (var number : numbers) {
            var follows = following.get(number);
            var stated = facts.attributes().get(number);
            var one = follows != null && follows.areaKm2() != null && follows.latitude() != null || stated == null
                    ? follows
                    : stated;
            if (one != null) known.put(number, one);
        }
        return known;
    }

    private static Map<String, List<String>> all(Map<String, List<String>> borders, Collection<String> numbers) {
        return numbers.stream().collect(Collectors.toMap(n -> n, n -> borders.getOrDefault(n, List.of())));
    }

    /** The changes of one date. */
    private record Step(Map<String, List<String>> from, Map<String, List<String>> to) {
        Step(List<Edge> edges) {
            this(
                    edges.stream()
                            .collect(Collectors.groupingBy(
                                    Edge::to, Collectors.mapping(Edge::from, Collectors.toList()))),
                    edges.stream()
                            .collect(Collectors.groupingBy(
                                    Edge::from, Collectors.mapping(Edge::to, Collectors.toList()))));
        }

        Map<String, Attributes> attributes(Map<String, Attributes> before, Collection<String> numbers) {
            var after = new TreeMap<String, Attributes>();
            for (var number : numbers) {
                var sources = from.getOrDefault(number, List.of(number));
                var brought = sources.stream().map(before::get).toList();
                if (brought.stream().allMatch(Objects::nonNull)) after.put(number, of(sources, brought));
            }
            return after;
        }

        private Attributes of(List<String> sources, List<Attributes> brought) {
            var whole = sources.stream()
                    .allMatch(s -> to.getOrDefault(s, List.of(s)).size() == 1);
            if (whole && brought.size() == 1) return brought.getFirst();
            var area = whole && brought.stream().allMatch(a -> a.areaKm2() != null)
                    ? brought.stream().mapToDouble(Attributes::areaKm2).sum()
                    : null;
            return new Attributes(
                    area,
                    null,
                    null,
                    same(brought, Attributes::labourMarketRegion),
                    same(brought, Attributes::labourMarketRegionName),
                    same(brought, Attributes::samiAdministrativeArea));
        }

        private static <V> @Nullable V same(List<Attributes> all, Function<Attributes, @Nullable V> what) {
            var values = all.stream().map(what).distinct().toList();
            return values.size() == 1 ? values.getFirst() : null;
        }

        /** Whoever borders on something that was divided has borders that are not known. */
        Map<String, List<String>> neighbours(Map<String, List<String>> before, Collection<String> numbers) {
            var after = new TreeMap<String, List<String>>();
            for (var number : numbers) {
                var sources = from.getOrDefault(number, List.of(number));
                if (!sources.stream().allMatch(s -> before.containsKey(s) && onlyOne(s))) continue;
                var borders = sources.stream()
                        .flatMap(s -> Objects.requireNonNull(before.get(s)).stream())
                        .distinct()
                        .toList();
                if (!borders.stream().allMatch(this::onlyOne)) continue;
                var others = new TreeSet<String>();
                for (var border : borders)
                    others.add(to.getOrDefault(border, List.of(border)).getFirst());
                others.remove(number);
                after.put(number, List.copyOf(others));
            }
            return after;
        }

        private boolean onlyOne(String number) {
            return to.getOrDefault(number, List.of(number)).size() == 1;
        }
    }
}
