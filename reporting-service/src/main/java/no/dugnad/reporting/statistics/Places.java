package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import no.dugnad.platform.text.Text;

/**
 * What the registry and the catalogue have told of, in memory and unchanging: boundaries and what became of each number, groupings with their members, and
 * instruments.
 *
 * @param sets the municipalities of each set of boundaries, by the day from which it holds
 * @param targets what became of a number, by the boundaries asked for, those it was on, and itself
 * @param groupings by id
 * @param instruments by id, in their order
 */
record Places(
        NavigableMap<LocalDate, Map<String, Place>> sets,
        Map<LocalDate, Map<LocalDate, Map<String, List<Successors.Target>>>> targets,
        Map<String, Grouping> groupings,
        Map<String, Instrument> instruments) {

    /** A municipality on some boundaries. */
    record Place(String name, String county) {}

    /** @param groups in their order */
    record Grouping(GroupingName name, List<Group> groups, List<Membership> members) {}

    /** @param validTo first day on which it is no more, or null */
    record Membership(String group, String number, LocalDate validFrom, LocalDate validTo) {
        boolean holds(LocalDate date) {
            return !date.isBefore(validFrom) && (validTo == null || date.isBefore(validTo));
        }
    }

    record Instrument(Text name, String orientation, Integer ambition) {}

    static Places read(Moment moment) {
        return new Places(sets(moment), targets(moment), groupings(moment), instruments(moment));
    }

    /** The set of boundaries that holds at the date; the date itself when there is none. */
    LocalDate set(LocalDate boundaries) {
        var set = sets.floorKey(boundaries);
        return set == null ? boundaries : set;
    }

    /** What numbers are on these boundaries. */
    Successors successors(LocalDate set, Assign assign) {
        return new Successors(set, assign, sets, targets.getOrDefault(set, Map.of()));
    }

    Map<String, Text> instrumentNames() {
        var names = new LinkedHashMap<String, Text>();
        instruments.forEach((id, instrument) -> names.put(id, instrument.name()));
        return names;
    }

    private static NavigableMap<LocalDate, Map<String, Place>> sets(Moment moment) {
        var sets = new TreeMap<LocalDate, Map<String, Place>>();
        moment.rows(
                "select valid_from from read_model.boundary_set",
                row -> sets.put(row.getObject(1, LocalDate.class), new HashMap<>()));
        moment.rows(
                "select valid_from, number, name, county from read_model.boundary_municipality",
                row -> sets.computeIfAbsent(row.getObject(1, LocalDate.class), set -> new HashMap<>())
                        .put(row.getString(2), new Place(row.getString(3), row.getString(4))));
        return sets;
    }

    private static Map<LocalDate, Map<LocalDate, Map<String, List<Successors.Target>>>> targets(Moment moment) {
        var targets = new HashMap<LocalDate, Map<LocalDate, Map<String, List<Successors.Target>>>>();
        moment.rows(
                "select to_set, from_set, source, target, weight, largest from read_model.translation order by to_set, from_set, source, target",
                row -> targets.computeIfAbsent(row.getObject(1, LocalDate.class), set -> new HashMap<>())
                        .computeIfAbsent(row.getObject(2, LocalDate.class), set -> new HashMap<>())
                        .computeIfAbsent(row.getString(3), source -> new ArrayList<>(1))
                        .add(new Successors.Target(row.getString(4), row.getDouble(5), row.getBoolean(6))));
        return targets;
    }

    private static Map<String, Grouping> groupings(Moment moment) {
        var groupings = new TreeMap<String, Grouping>();
        moment.rows(
                """
                select g.*, exists (select from read_model.grouping_order o where o.grouping_id = g.id) as ordered from read_model.grouping g
                """,
                row -> groupings.put(
                        row.getString("id"),
                        new Grouping(
                                new GroupingName(
                                        row.getString("id"),
                                        moment.text(row.getString("name")),
                                        row.getObject("valid_from", LocalDate.class),
                                        row.getObject("valid_to", LocalDate.class),
                                        row.getBoolean("ordered")),
                                new ArrayList<>(),
                                new ArrayList<>())));
        moment.rows("select grouping_id, group_id, name from read_model.grouping_group order by place", row -> {
            var grouping = groupings.get(row.getString(1));
            return grouping != null
                    && grouping.groups().add(new Group(row.getString(2), moment.text(row.getString(3))));
        });
        moment.rows(
                "select grouping_id, group_id, number, valid_from, valid_to from read_model.grouping_member order by number",
                row -> {
                    var grouping = groupings.get(row.getString(1));
                    return grouping != null
                            && grouping.members()
                                    .add(new Membership(
                                            row.getString(2),
                                            row.getString(3),
                                            row.getObject(4, LocalDate.class),
                                            row.getObject(5, LocalDate.class)));
                });
        return groupings;
    }

    private static Map<String, Instrument> instruments(Moment moment) {
        var instruments = new LinkedHashMap<String, Instrument>();
        moment.rows(
                "select id, name, orientation, ambition from read_model.instrument order by id",
                row -> instruments.put(
                        row.getString(1),
                        new Instrument(
                                moment.text(row.getString(2)), row.getString(3), row.getObject(4, Integer.class))));
        return instruments;
    }
}
