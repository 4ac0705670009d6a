package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a municipality of some day is on the boundaries asked for, as the registry has told it. */
final class Successors {
    /** @param largest the one with the largest weight */
    record Target(String number, double weight, boolean largest) {}

    /** @param divided whether it went to several, whatever is done with them */
    record Placed(List<Target> targets, boolean divided) {}

    private final LocalDate to;
    private final Assign assign;
    private final NavigableMap<LocalDate, Map<String, Places.Place>> sets;
    private final Map<LocalDate, Map<String, List<Target>>> targets;
    private final List<String> numbers;

    Successors(
            LocalDate to,
            Assign assign,
            NavigableMap<LocalDate, Map<String, Places.Place>> sets,
            Map<LocalDate, Map<String, List<Target>>> targets) {
        this.to = to;
        this.assign = assign;
        this.sets = sets;
        this.targets = targets;
        this.numbers = Stream.concat(
                        sets.getOrDefault(to, Map.of()).keySet().stream(),
                        targets.values().stream()
                                .flatMap(set -> set.values().stream())
                                .flatMap(List::stream)
                                .map(Target::number))
                .distinct()
                .sorted()
                .toList();
    }

    /** All numbers on the boundaries asked for, in their order. */
    List<String> numbers() {
        return numbers;
    }

    /**
     * Those to whom it goes, with the share that each gets: the whole to the largest, or to all by weight. Empty when no boundaries have the number.
     *
     * @param on the latest boundaries that have the number and held on this day or before, else the first that have it
     */
    List<Target> of(String number, LocalDate on) {
        var set = set(number, on);
        return set == null ? List.of() : from(number, set);
    }

    private List<Target> from(String number, LocalDate set) {
        if (set.equals(to)) return List.of(new Target(number, 1, true));
        var all = all(number, set);
        return assign == Assign.ALL
                ? all
                : all.stream()
                        .filter(Target::largest)
                        .map(target -> new Target(target.number(), 1, true))
                        .toList();
    }

    boolean divided(String number, LocalDate on) {
        var set = set(number, on);
        return set != null && isDivided(number, set);
    }

    /** What a number of that year is, by the latest boundaries in force in the year that have it; nobody when none have it. */
    Placed in(int year, String number) {
        var first = LocalDate.of(year, 1, 1);
        for (var on = sets.lowerEntry(first.plusYears(1)); on != null; on = sets.lowerEntry(on.getKey())) {
            var next = sets.higherKey(on.getKey());
            if (next != null && !next.isAfter(first)) break;
            if (on.getValue().containsKey(number))
                return new Placed(from(number, on.getKey()), isDivided(number, on.getKey()));
        }
        return new Placed(List.of(), false);
    }

    private boolean isDivided(String number, LocalDate set) {
        return !set.equals(to) && all(number, set).size() > 1;
    }

    private List<Target> all(String number, LocalDate set) {
        return targets.getOrDefault(set, Map.of()).getOrDefault(number, List.of());
    }

    private @Nullable LocalDate set(String number, LocalDate on) {
        for (var set : sets.headMap(on, true).descendingMap().entrySet())
            if (set.getValue().containsKey(number)) return set.getKey();
        for (var set : sets.entrySet()) if (set.getValue().containsKey(number)) return set.getKey();
        return null;
    }
}
