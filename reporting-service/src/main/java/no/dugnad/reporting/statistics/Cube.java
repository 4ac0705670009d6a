package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.statistics.Moment.Cells;
import no.dugnad.reporting.statistics.Places.Instrument;

/**
 * The counts of municipalities' participations ({@code read_model.participation_cube}), in memory and unchanging. Some ten thousands of them are gone through
 * in a millisecond.
 */
final class Cube {
    private record Row(
            int year,
            String number,
            String instrument,
            String role,
            String status,
            boolean demo,
            long projects,
            long appliedNok,
            long awardedNok) {}

    /** What a row gives to a municipality on the boundaries asked for. @param sums of that municipality, by the values of the keys */
    private record Share(Map<List<Object>, Sum> sums, double weight) {}

    /** @param shares none where no boundaries of that year have the number */
    private record Placed(int year, String number, List<Share> shares, boolean divided) {
        boolean isOf(Row row) {
            return year == row.year() && number.equals(row.number());
        }
    }

    private static final class Sum {
        double projects;
        double appliedNok;
        double awardedNok;
        boolean demo;
    }

    private final List<Row> rows;

    private Cube(List<Row> rows) {
        this.rows = rows;
    }

    static Cube read(Moment moment) {
        var words = new HashMap<String, String>();
        return new Cube(moment.rows(
                """
                select year, party_number, instrument, role, status, demo, projects, applied_nok, awarded_nok from read_model.participation_cube
                where party_kind = 'municipality' and projects > 0
                order by year, party_number, instrument, role, status, demo
                """,
                row -> new Row(
                        row.getInt(1),
                        once(words, row.getString(2)),
                        once(words, row.getString(3)),
                        once(words, row.getString(4)),
                        once(words, row.getString(5)),
                        row.getBoolean(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9))));
    }

    private static String once(Map<String, String> words, String word) {
        var there = words.putIfAbsent(word, word);
        return there == null ? word : there;
    }

    /** The participations asked for, on the boundaries of the frame, by these keys; in the order in which they are first met. */
    Cells cells(Frame frame, Places places, List<Split> keys) {
        var question = frame.question();
        var statuses = question.statuses().stream().map(Words::word).collect(Collectors.toSet());
        var roles = question.roles().stream().map(Words::word).collect(Collectors.toSet());
        var instruments = Set.copyOf(question.instruments());
        var withDemo = question.demo() == DemoChoice.INCLUDE;
        var graded = keys.contains(Split.ORIENTATION) || keys.contains(Split.AMBITION);
        var successors = places.successors(frame.set(), question.assign());
        var sums = new LinkedHashMap<String, Map<List<Object>, Sum>>();
        var divided = 0L;
        Placed placed = null;
        for (var row : rows) {
            if (row.year() < question.first() || row.year() > question.last()) continue;
            if (!statuses.contains(row.status()) || row.demo() && !withDemo) continue;
            if (!instruments.isEmpty() && !instruments.contains(row.instrument())) continue;
            if (!roles.isEmpty() && !roles.contains(row.role())) continue;
            var instrument = graded ? places.instruments().get(row.instrument()) : null;
            if (graded && instrument == null) continue;
            // those of one year and municipality follow each other
            if (placed == null || !placed.isOf(row)) placed = placed(row, frame.set(), places, successors, sums);
            if (placed.divided()) divided += row.projects();
            if (placed.shares().isEmpty()) continue;
            var values = values(row, instrument, keys);
            for (var share : placed.shares()) {
                var sum = share.sums().computeIfAbsent(values, v -> new Sum());
                sum.projects += row.projects() * share.weight();
                sum.appliedNok += row.appliedNok() * share.weight();
                sum.awardedNok += row.awardedNok() * share.weight();
                sum.demo |= row.demo();
            }
        }
        var cells = new ArrayList<Cell>();
        sums.forEach((number, of) -> of.forEach((values, sum) -> cells.add(
                new Cell(number, named(keys, values), sum.projects, sum.appliedNok, sum.awardedNok, sum.demo))));
        return new Cells(cells, divided);
    }

    /** On the latest boundaries in force in the year that have the number. */
    private static Placed placed(
            Row row, LocalDate set, Places places, Successors successors, Map<String, Map<List<Object>, Sum>> sums) {
        var first = LocalDate.of(row.year(), 1, 1);
        for (var on = places.sets().lowerEntry(first.plusYears(1));
                on != null;
                on = places.sets().lowerEntry(on.getKey())) {
            var next = places.sets().higherKey(on.getKey());
            if (next != null && !next.isAfter(first)) break;
            if (on.getValue().containsKey(row.number()))
                return new Placed(
                        row.year(),
                        row.number(),
                        successors.from(row.number(), on.getKey()).stream()
                                .map(target -> new Share(
                                        sums.computeIfAbsent(target.number(), number -> new LinkedHashMap<>()),
                                        target.weight()))
                                .toList(),
                        !on.getKey().equals(set) && successors.isDivided(row.number(), on.getKey()));
        }
        return new Placed(row.year(), row.number(), List.of(), false);
    }

    private static List<Object> values(Row row, Instrument instrument, List<Split> keys) {
        if (keys.isEmpty()) return List.of();
        var values = new ArrayList<>(keys.size());
        for (var key : keys)
            values.add(
                    switch (key) {
                        case INSTRUMENT -> row.instrument();
                        case YEAR -> row.year();
                        case ROLE -> row.role();
                        case ORIENTATION -> Objects.requireNonNull(instrument).orientation();
                        case AMBITION -> Objects.requireNonNull(instrument).ambition();
                        case COUNTY -> throw new IllegalArgumentException("a county is a municipality's");
                    });
        return values;
    }

    private static Map<Split, Object> named(List<Split> keys, List<Object> values) {
        var named = new HashMap<Split, Object>();
        for (var i = 0; i < keys.size(); i++) named.put(keys.get(i), values.get(i));
        return named;
    }
}
