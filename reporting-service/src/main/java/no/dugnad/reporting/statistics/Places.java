package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.Members.Membership;
import org.jspecify.annotations.Nullable;

/**
 * What the registry and the catalogue have told of, in memory and unchanging: boundaries and what became of each number, groupings with their members, and
 * instruments.
 *
 * @param sets the municipalities of each set of boundaries, by the day from which it holds
 * @param successors what became of each number, by the boundaries asked for and what is done with those that were divided
 * @param everyone all municipalities as one group
 * @param groupings by id
 * @param instruments by id, in their order
 * @param positions sequence of the newest event of what all of this comes from, by topic
 */
record Places(
        NavigableMap<LocalDate, Map<String, Place>> sets,
        Map<LocalDate, Map<Assign, Successors>> successors,
        Members everyone,
        Map<String, Grouping> groupings,
        Map<String, Instrument> instruments,
        Map<String, Long> positions) {
    /** What all of this comes from. */
    private static final Topic[] TOPICS = {Topic.BOUNDARIES, Topic.GROUPING, Topic.INSTRUMENT};

    /** A municipality on some boundaries. */
    record Place(String name, String county) {}

    /** @param groups in their order */
    record Grouping(GroupingName name, List<Group> groups, Members members) {}

    record Instrument(
            Text name,
            @Nullable String orientation,
            @Nullable Integer ambition) {}

    static Places read(Moment moment) {
        var sets = sets(moment);
        return new Places(
                sets,
                successors(sets, targets(moment)),
                everyone(sets),
                groupings(moment, sets),
                instruments(moment),
                moment.positions(TOPICS));
    }

    /** The set of boundaries that holds at the date; the date itself when there is none. */
    LocalDate set(LocalDate boundaries) {
        var set = sets.floorKey(boundaries);
        return set == null ? boundaries : set;
    }

    /** What numbers are on these boundaries. */
    Successors successors(LocalDate set, Assign assign) {
        var known = successors.getOrDefault(set, Map.of()).get(assign);
        return known == null ? new Successors(set, assign, sets, Map.of()) : known;
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

    private static Map<LocalDate, Map<Assign, Successors>> successors(
            NavigableMap<LocalDate, Map<String, Place>> sets,
            Map<LocalDate, Map<LocalDate, Map<String, List<Successors.Target>>>> targets) {
        var successors = new HashMap<LocalDate, Map<Assign, Successors>>();
        for (var set : sets.keySet()) {
            var ways = new EnumMap<Assign, Successors>(Assign.class);
            for (var assign : Assign.values())
                ways.put(assign, new Successors(set, assign, sets, targets.getOrDefault(set, Map.of())));
            successors.put(set, ways);
        }
        return successors;
    }

    /** By the boundaries asked for, those that a number was on, and the number. */
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

    private static Members everyone(NavigableMap<LocalDate, Map<String, Place>> sets) {
        var memberships = new ArrayList<Membership>();
        sets.forEach((set, there) -> {
            var next = sets.higherKey(set);
            there.keySet().forEach(number -> memberships.add(new Membership(Frame.ALL, number, set, next)));
        });
        return new Members(memberships, sets);
    }

    private static Map<String, Grouping> groupings(Moment moment, NavigableMap<LocalDate, Map<String, Place>> sets) {
        var groups = new HashMap<String, List<Group>>();
        moment.rows(
                "select grouping_id, group_id, name from read_model.grouping_group order by place",
                row -> groups.computeIfAbsent(row.getString(1), grouping -> new ArrayList<>())
                        .add(new Group(row.getString(2), moment.text(row.getString(3)))));
        var memberships = new HashMap<String, List<Membership>>();
        moment.rows(
                "select grouping_id, group_id, number, valid_from, valid_to from read_model.grouping_member",
                row -> memberships
                        .computeIfAbsent(row.getString(1), grouping -> new ArrayList<>())
                        .add(new Membership(
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class))));
        var groupings = new TreeMap<String, Grouping>();
        moment.rows("""
                select g.*, exists (select from read_model.grouping_order o where o.grouping_id = g.id) as ordered from read_model.grouping g
                """, row -> {
            var id = row.getString("id");
            var name = new GroupingName(
                    id,
                    moment.text(row.getString("name")),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    row.getBoolean("ordered"));
            return groupings.put(
                    id,
                    new Grouping(
                            name,
                            groups.getOrDefault(id, List.of()),
                            new Members(memberships.getOrDefault(id, List.of()), sets)));
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
