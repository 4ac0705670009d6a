package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What a municipality of some day is on the boundaries asked for, as the registry has told it. */
final class Successors {
    /** @param largest the one with the largest weight */
    record Target(String number, double weight, boolean largest) {}

    private final LocalDate to;
    private final Assign assign;
    private final NavigableMap<LocalDate, Map<String, Places.Place>> sets;
    private final Map<LocalDate, Map<String, List<Target>>> targets;

    Successors(
            LocalDate to,
            Assign assign,
            NavigableMap<LocalDate, Map<String, Places.Place>> sets,
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
        return set == null ? List.of() : from(number, set);
    }

    /** The same for a number that is on these boundaries. */
    List<Target> from(String number, LocalDate set) {
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
        return set != null && !set.equals(to) && isDivided(number, set);
    }

    /** Whether a number that is on these boundaries goes to several. */
    boolean isDivided(String number, LocalDate set) {
        return all(number, set).size() > 1;
    }

    private List<Target> all(String number, LocalDate set) {
        return targets.getOrDefault(set, Map.of()).getOrDefault(number, List.of());
    }

    private LocalDate set(String number, LocalDate on) {
        for (var set : sets.headMap(on, true).descendingMap().entrySet())
            if (set.getValue().containsKey(number)) return set.getKey();
        for (var set : sets.entrySet()) if (set.getValue().containsKey(number)) return set.getKey();
        return null;
    }
}
