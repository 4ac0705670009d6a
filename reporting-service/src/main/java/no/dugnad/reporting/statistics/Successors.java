package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a municipality of some day is on the boundaries asked for, as the registry has told it. */
final class Successors {
    /** @param largest the one with the largest weight */
    record Target(String number, double weight, boolean largest) {}

    private final LocalDate to;
    private final Assign assign;
    private final TreeMap<LocalDate, Set<String>> sets;
    private final Map<LocalDate, Map<String, List<Target>>> targets;

    Successors(
            LocalDate to,
            Assign assign,
            TreeMap<LocalDate, Set<String>> sets,
            Map<LocalDate, Map<String, List<Target>>> targets) {
        this.to = to;
        this.assign = assign;
        this.sets = sets;
        this.targets = targets;
    }

    /**
     * Those to whom it goes, with the share that each gets: the whole to the largest, or to all by weight. Empty when no boundaries have the number.
     *
     * @param on the latest boundaries that have the number and held on this day or before, else the first that have it
     */
    List<Target> of(String number, LocalDate on) {
        var set = set(number, on);
        if (set == null) return List.of();
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
        return set != null && !set.equals(to) && all(number, set).size() > 1;
    }

    private List<Target> all(String number, LocalDate set) {
        return targets.getOrDefault(set, Map.of()).getOrDefault(number, List.of());
    }

    private LocalDate set(String number, LocalDate on) {
        for (var set : sets.headMap(on, true).descendingMap().entrySet())
            if (set.getValue().contains(number)) return set.getKey();
        for (var set : sets.entrySet()) if (set.getValue().contains(number)) return set.getKey();
        return null;
    }
}
