package no.dugnad.reporting.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.WeakHashMap;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.statistics.Moment.Cells;
import no.dugnad.reporting.statistics.Successors.Target;
import org.jspecify.annotations.Nullable;

/**
 * The counts of municipalities' participations ({@code read_model.participation_cube}), in memory and unchanging. They are of few kinds; each kind is looked
 * at once for a question, so that some ten thousands of counts are gone through in less than a millisecond.
 */
final class Cube {
    /** In what the counts of one year and municipality differ. */
    private record Kind(String instrument, String role, String status, boolean demo) {}

    /** @param kind place in the list of kinds */
    private record Count(int kind, long projects, long appliedNok, long awardedNok) {}

    /** Counts of a year, those of one municipality after each other. In arrays, as objects all over the memory take over twice as long to go through. */
    private record Counts(int[] kinds, long[] projects, long[] appliedNok, long[] awardedNok) {
        static Counts of(List<Count> counts) {
            return new Counts(
                    counts.stream().mapToInt(Count::kind).toArray(),
                    counts.stream().mapToLong(Count::projects).toArray(),
                    counts.stream().mapToLong(Count::appliedNok).toArray(),
                    counts.stream().mapToLong(Count::awardedNok).toArray());
        }
    }

    /**
     * Whose the counts of a year are on some boundaries.
     *
     * @param ends where the targets of each municipality of the year end
     * @param targets places in the list of numbers of those boundaries
     */
    private record Placing(int[] ends, int[] targets, double[] weights, boolean[] divided) {
        static Placing of(Year year, Successors successors) {
            var placed = year.numbers().stream()
                    .map(number -> successors.in(year.year(), number))
                    .toList();
            var targets =
                    placed.stream().flatMap(place -> place.targets().stream()).toList();
            var ends = placed.stream().mapToInt(place -> place.targets().size()).toArray();
            Arrays.parallelPrefix(ends, Integer::sum);
            var divided = new boolean[placed.size()];
            for (var i = 0; i < divided.length; i++) divided[i] = placed.get(i).divided();
            return new Placing(
                    ends,
                    targets.stream()
                            .mapToInt(target -> Collections.binarySearch(successors.numbers(), target.number()))
                            .toArray(),
                    targets.stream().mapToDouble(Target::weight).toArray(),
                    divided);
        }
    }

    /**
     * @param numbers of the municipalities
     * @param ends where the counts of each municipality end
     * @param placings found once for each boundaries: every statistic needs all of them
     */
    private record Year(int year, List<String> numbers, int[] ends, Counts counts, Map<Successors, Placing> placings) {
        static Year of(int year, Map<String, List<Count>> byNumber) {
            var ends = byNumber.values().stream().mapToInt(List::size).toArray();
            Arrays.parallelPrefix(ends, Integer::sum);
            return new Year(
                    year,
                    List.copyOf(byNumber.keySet()),
                    ends,
                    Counts.of(byNumber.values().stream().flatMap(List::stream).toList()),
                    Collections.synchronizedMap(new WeakHashMap<>()));
        }

        Placing on(Successors successors) {
            return placings.computeIfAbsent(successors, s -> Placing.of(this, s));
        }
    }

    private static final class Sum {
        double projects;
        double appliedNok;
        double awardedNok;
        boolean demo;
    }

    private final List<Kind> kinds;
    private final List<Year> years;

    private Cube(List<Kind> kinds, List<Year> years) {
        this.kinds = kinds;
        this.years = years;
    }

    static Cube read(Moment moment) {
        var kinds = new LinkedHashMap<Kind, Integer>();
        var byYear = new TreeMap<Integer, Map<String, List<Count>>>();
        moment.rows(
                """
                select year, party_number, instrument, role, status, demo, projects, applied_nok, awarded_nok from read_model.participation_cube
                where party_kind = 'municipality' and projects > 0
                order by year, party_number, instrument, role, status, demo
                """,
                row -> byYear.computeIfAbsent(row.getInt(1), year -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), number -> new ArrayList<>())
                        .add(new Count(
                                kinds.computeIfAbsent(
                                        new Kind(
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getBoolean(6)),
                                        kind -> kinds.size()),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9))));
        var years = byYear.entrySet().stream()
                .map(year -> Year.of(year.getKey(), year.getValue()))
                .toList();
        return new Cube(List.copyOf(kinds.keySet()), years);
    }

    /** The participations asked for, on the boundaries of the frame, by these keys. */
    Cells cells(Frame frame, Places places, List<Split> keys) {
        return new Counting(frame, places, keys).cells();
    }

    /** One question being counted. */
    private final class Counting {
        private final Question question;
        private final Places places;
        private final List<Split> keys;
        private final Successors successors;
        /** By kind: whether it is asked for. */
        private final boolean[] asked = new boolean[kinds.size()];

        private final boolean[] demo = new boolean[kinds.size()];
        /** By the values of the keys: the municipalities', in the order of the successors' numbers. */
        private final Map<Map<Split, @Nullable Object>, Sum[]> sums = new LinkedHashMap<>();
        /** The same by kind, in the year that is being counted. */
        private Sum[][] ofKind = new Sum[kinds.size()][];

        private long divided;

        Counting(Frame frame, Places places, List<Split> keys) {
            question = frame.question();
            this.places = places;
            this.keys = keys;
            successors = places.successors(frame.set(), question.assign());
            var statuses = question.statuses().stream().map(Words::word).toList();
            var roles = question.roles().stream().map(Words::word).toList();
            var graded = keys.contains(Split.ORIENTATION) || keys.contains(Split.AMBITION);
            for (var i = 0; i < kinds.size(); i++) {
                var kind = kinds.get(i);
                asked[i] = statuses.contains(kind.status())
                        && (roles.isEmpty() || roles.contains(kind.role()))
                        && (!kind.demo() || question.demo() == DemoChoice.INCLUDE)
                        && (question.instruments().isEmpty()
                                || question.instruments().contains(kind.instrument()))
                        && (!graded || places.instruments().containsKey(kind.instrument()));
                demo[i] = kind.demo();
            }
        }

        Cells cells() {
            for (var year : years) if (year.year() >= question.first() && year.year() <= question.last()) count(year);
            var cells = new ArrayList<Cell>();
            for (var sum : sums.entrySet()) {
                var of = sum.getValue();
                for (var i = 0; i < of.length; i++)
                    if (of[i] != null)
                        cells.add(new Cell(
                                successors.numbers().get(i),
                                sum.getKey(),
                                of[i].projects,
                                of[i].appliedNok,
                                of[i].awardedNok,
                                of[i].demo));
            }
            return new Cells(cells, divided);
        }

        private void count(Year year) {
            var placing = year.on(successors);
            var counts = year.counts();
            if (keys.contains(Split.YEAR)) ofKind = new Sum[kinds.size()][];
            var at = 0;
            var firstTarget = 0;
            for (var place = 0; place < year.ends().length; place++) {
                var lastTarget = placing.ends()[place];
                for (; at < year.ends()[place]; at++) {
                    var kind = counts.kinds()[at];
                    if (!asked[kind]) continue;
                    if (placing.divided()[place]) divided += counts.projects()[at];
                    if (ofKind[kind] == null) ofKind[kind] = sums(kinds.get(kind), year.year());
                    for (var i = firstTarget; i < lastTarget; i++) {
                        var sum = sum(ofKind[kind], placing.targets()[i]);
                        var weight = placing.weights()[i];
                        sum.projects += counts.projects()[at] * weight;
                        sum.appliedNok += counts.appliedNok()[at] * weight;
                        sum.awardedNok += counts.awardedNok()[at] * weight;
                        sum.demo |= demo[kind];
                    }
                }
                firstTarget = lastTarget;
            }
        }

        private Sum[] sums(Kind kind, int year) {
            return sums.computeIfAbsent(
                    values(kind, year), v -> new Sum[successors.numbers().size()]);
        }

        private static Sum sum(Sum[] sums, int place) {
            if (sums[place] == null) sums[place] = new Sum();
            return sums[place];
        }

        /** Where it is asked by what instruments are, those that are not known are left out. */
        private Places.Instrument graded(Kind kind) {
            return Objects.requireNonNull(places.instruments().get(kind.instrument()));
        }

        private Map<Split, @Nullable Object> values(Kind kind, int year) {
            if (keys.isEmpty()) return Map.of();
            var values = new HashMap<Split, @Nullable Object>();
            for (var key : keys)
                values.put(
                        key,
                        switch (key) {
                            case INSTRUMENT -> kind.instrument();
                            case YEAR -> year;
                            case ROLE -> kind.role();
                            case ORIENTATION -> graded(kind).orientation();
                            case AMBITION -> graded(kind).ambition();
                            case COUNTY -> throw new IllegalArgumentException("a county is a municipality's");
                        });
            return values;
        }
    }
}
