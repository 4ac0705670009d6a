package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;

/** What can be asked of the read model at one moment. Each method is one query, whatever the number of groups, municipalities and participations. */
final class Moment {
    /** @param divided how many participations are of municipalities that have been divided since */
    record Cells(List<Cell> cells, long divided) {
        /** Whether one that is invented was counted: one of a municipality that is in a group. */
        boolean demo(Frame frame) {
            return cells.stream()
                    .anyMatch(cell -> cell.demo() && frame.members().containsKey(cell.number()));
        }
    }

    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * {@code members}: the municipalities at the boundaries, in their groups. {@code cells}: what is asked for, by year and number. {@code placed}: the
     * latest set of boundaries that was in force in the year and has the number. {@code mapped}: what the number is on the boundaries asked for.
     */
    static final String COUNTED = """
            with members as (
              {members}
            ), cells as (
              select c.year, c.party_number as number{cellKeys}, sum(c.projects) as projects, sum(c.applied_nok) as applied_nok,
                     sum(c.awarded_nok) as awarded_nok, bool_or(c.demo) as demo
              from read_model.participation_cube c{instrumentJoin}
              where c.party_kind = 'municipality' and c.projects > 0 and c.year between ? and ? and c.status = any (?)
                and (? or c.instrument = any (?)) and (? or c.role = any (?)) and (? or not c.demo)
              group by c.year, c.party_number{cellKeys}
            ), sets as (
              select valid_from, lead(valid_from) over (order by valid_from) as valid_to from read_model.boundary_set
            ), placed as (
              select k.year, k.number, max(s.valid_from) as set
              from (select distinct year, number from cells) k
              join read_model.boundary_municipality b on b.number = k.number
              join sets s on s.valid_from = b.valid_from and s.valid_from < make_date(k.year + 1, 1, 1)
                         and (s.valid_to is null or s.valid_to > make_date(k.year, 1, 1))
              group by k.year, k.number
            ), mapped as (
              select p.year, p.number, coalesce(t.target, p.number) as target, coalesce(t.targets, 1) > 1 as divided,
                     case when {all} then coalesce(t.weight, 1) else 1 end as weight
              from placed p
              left join read_model.translation t on t.to_set = {set} and t.from_set = p.set and t.source = p.number and (t.largest or {all})
              where p.set = {set} or t.target is not null
            )""";

    private static final String GROUPED = """
            select m.group_id, m.number, b.county, coalesce(b.name, m.number) as name
            from read_model.grouping_member m
            left join read_model.boundary_municipality b on b.valid_from = {set} and b.number = m.number
            where m.grouping_id = {grouping} and m.valid_from <= {boundaries} and (m.valid_to is null or m.valid_to > {boundaries})""";

    private static final String EVERYONE = """
            select 'all' as group_id, b.number, b.county, b.name from read_model.boundary_municipality b where b.valid_from = {set}""";

    private static final String CARRIED = """
            with newest as (
              select max(year) as year from read_model.indicator_value where id = ? and year <= ?
            ), source as (
              select year, (select max(valid_from) from read_model.boundary_set where valid_from <= make_date(year, 1, 1)) as set from newest
            ), told as (
              select v.number, v.value, i.weighted_by, w.value as weight, s.set
              from source s
              join read_model.indicator_value v on v.year = s.year and v.id = ?
              join read_model.indicator i on i.id = v.id and i.year = v.year
              left join read_model.indicator_value w on w.id = i.weighted_by and w.year = v.year and w.number = v.number
            ), carried as (
              select coalesce(t.target, v.number) as number, v.value, v.weighted_by, v.weight, coalesce(t.weight, 1) as part
              from told v
              left join read_model.translation t on t.to_set = {set} and t.from_set = v.set and t.source = v.number
              where v.set = {set} or t.target is not null
            )
            select number, (select year from newest) as year,
                   case when bool_or(weighted_by is not null) then sum(value * part * weight) / nullif(sum(part * weight), 0)
                        else sum(value * part) end as value
            from carried
            group by number
            having bool_or(weighted_by is null) or sum(part * weight) > 0
            """;

    private final Connection connection;
    private final ObjectMapper json;

    Moment(Connection connection, ObjectMapper json) {
        this.connection = connection;
        this.json = json;
    }

    /** @throws Problem when the grouping or an instrument is not known, or the grouping does not cover the boundaries */
    Frame frame(Question question) {
        var faults = new ArrayList<Fault>();
        var grouping = question.grouping() == null ? null : grouping(question.grouping(), faults);
        var instruments = instruments();
        question.instruments().stream()
                .filter(id -> !instruments.containsKey(id))
                .map(id -> Fault.in("instrument", "unknown-instrument", Map.of("value", id)))
                .forEach(faults::add);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        if (grouping != null && !grouping.covers(question.boundaries()))
            throw notCovered(grouping, question.boundaries());
        var set = set(question.boundaries());
        var groups = grouping == null ? List.of(new Group(Frame.ALL, everyone())) : groups(grouping.id());
        var members = new LinkedHashMap<String, Member>();
        rows(
                        members(question, set) + " order by number",
                        row -> new Member(
                                row.getString("number"),
                                row.getString("name"),
                                row.getString("group_id"),
                                row.getString("county")))
                .forEach(member -> members.put(member.number(), member));
        return new Frame(question, grouping, set, groups, members, instruments);
    }

    /** The participations asked for, on the boundaries of the frame, by the splits of the question and these further keys. */
    Cells cells(Frame frame, Split... further) {
        var question = frame.question();
        var keys = new ArrayList<>(question.splits());
        for (var key : further) if (!keys.contains(key)) keys.add(key);
        keys.remove(Split.COUNTY);
        var listed = keys.stream().map(key -> ", c." + Words.word(key)).collect(Collectors.joining());
        var sql = counted(frame, keys) + """
                select x.target, sum(c.projects * x.weight) as projects, sum(c.applied_nok * x.weight) as applied_nok,
                       sum(c.awarded_nok * x.weight) as awarded_nok, bool_or(c.demo) as demo,
                       (select coalesce(sum(projects), 0) from cells where (year, number) in (select year, number from mapped where divided))
                         as divided""" + listed + """

                from cells c
                join mapped x on x.year = c.year and x.number = c.number
                group by x.target""" + listed;
        var divided = new long[1];
        var cells = rows(
                sql,
                row -> {
                    divided[0] = row.getLong("divided");
                    return new Cell(
                            row.getString("target"),
                            keys(row, keys),
                            row.getDouble("projects"),
                            row.getDouble("applied_nok"),
                            row.getDouble("awarded_nok"),
                            row.getBoolean("demo"));
                },
                parameters(question).toArray());
        return new Cells(cells, divided[0]);
    }

    /** The common table expressions of a query over the cube, to be gone on with; it takes {@link #parameters}. */
    static String counted(Frame frame, Collection<Split> keys) {
        var question = frame.question();
        var inner = keys.stream().filter(key -> key != Split.COUNTY).toList();
        return COUNTED.replace("{members}", members(question, frame.set()))
                .replace(
                        "{cellKeys}",
                        inner.stream()
                                .filter(key -> key != Split.YEAR)
                                .map(key -> ", " + column(key))
                                .collect(Collectors.joining()))
                .replace(
                        "{instrumentJoin}",
                        inner.contains(Split.ORIENTATION) || inner.contains(Split.AMBITION)
                                ? " join read_model.instrument i on i.id = c.instrument"
                                : "")
                .replace("{set}", date(frame.set()))
                .replace("{all}", question.assign() == Assign.ALL ? "true" : "false");
    }

    static List<Object> parameters(Question question) {
        return List.of(
                question.first(),
                question.last(),
                question.statuses().stream().map(Words::word).toList(),
                question.instruments().isEmpty(),
                question.instruments(),
                question.roles().isEmpty(),
                question.roles().stream().map(Words::word).toList(),
                question.demo() == DemoChoice.INCLUDE);
    }

    /** @param parameters a list is an array of text */
    <T> List<T> rows(String sql, Reading<T> reading, Object... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) bind(statement, i + 1, parameters[i]);
            var rows = new ArrayList<T>();
            try (var row = statement.executeQuery()) {
                while (row.next()) rows.add(reading.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sequence of the newest event taken in, by topic; of the participations, which are this service's own, the newest that was recorded. */
    Map<String, Long> positions(Topic... topics) {
        var parts = new ArrayList<String>();
        for (var topic : topics)
            parts.add("select '" + topic.topic() + "' as topic, (" + topic.newest() + ") as sequence");
        var positions = new TreeMap<String, Long>();
        rows(String.join(" union all ", parts), row -> positions.put(row.getString(1), row.getLong(2)));
        return positions;
    }

    /**
     * The newest values of an indicator that are not after the boundaries, carried to them: counts are added, means are weighted.
     *
     * @param year null when there are none
     */
    record Indicator(Integer year, Map<String, Double> values) {}

    Indicator indicator(String id, Frame frame) {
        var values = new HashMap<String, Double>();
        var year = new Integer[1];
        rows(
                CARRIED.replace("{set}", date(frame.set())),
                row -> {
                    year[0] = row.getInt("year");
                    return values.put(row.getString("number"), row.getDouble("value"));
                },
                id,
                frame.question().boundaries().getYear(),
                id);
        return new Indicator(year[0], values);
    }

    /** Sets of boundaries and what became of each number, for what is not counted in the cube. */
    Successors successors(Frame frame) {
        var sets = new TreeMap<LocalDate, Set<String>>();
        rows(
                "select valid_from, number from read_model.boundary_municipality",
                row -> sets.computeIfAbsent(row.getObject(1, LocalDate.class), set -> new HashSet<>())
                        .add(row.getString(2)));
        var targets = new HashMap<LocalDate, Map<String, List<Successors.Target>>>();
        rows(
                "select from_set, source, target, weight, largest from read_model.translation where to_set = "
                        + date(frame.set()),
                row -> targets.computeIfAbsent(row.getObject(1, LocalDate.class), set -> new HashMap<>())
                        .computeIfAbsent(row.getString(2), source -> new ArrayList<>())
                        .add(new Successors.Target(row.getString(3), row.getDouble(4), row.getBoolean(5))));
        return new Successors(frame.set(), frame.question().assign(), sets, targets);
    }

    /** Names of the counties at the boundaries. */
    Map<String, Text> counties(Question question) {
        var names = new TreeMap<String, Text>();
        rows(
                """
                select distinct county_number, county_name from read_model.municipality_version
                where valid_from <= ? and (valid_to is null or valid_to > ?)
                """,
                row -> names.put(row.getString(1), Text.nb(row.getString(2))),
                question.boundaries(),
                question.boundaries());
        return names;
    }

    Text text(String map) {
        try {
            return json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private GroupingName grouping(String id, List<Fault> faults) {
        var found = rows(
                """
                select g.*, exists (select from read_model.grouping_order o where o.grouping_id = g.id) as ordered
                from read_model.grouping g where id = ?
                """,
                row -> new GroupingName(
                        id,
                        text(row.getString("name")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getBoolean("ordered")),
                id);
        if (!found.isEmpty()) return found.getFirst();
        var known = rows("select id from read_model.grouping order by id", row -> row.getString(1));
        faults.add(Fault.in("grouping", "unknown-grouping", Map.of("value", id, "known", String.join(", ", known))));
        return null;
    }

    private Map<String, Text> instruments() {
        var names = new LinkedHashMap<String, Text>();
        rows(
                "select id, name from read_model.instrument order by id",
                row -> names.put(row.getString("id"), text(row.getString("name"))));
        return names;
    }

    private List<Group> groups(String grouping) {
        return rows(
                "select group_id, name from read_model.grouping_group where grouping_id = ? order by place",
                row -> new Group(row.getString("group_id"), text(row.getString("name"))),
                grouping);
    }

    /** The set of boundaries that holds at the date. Put into queries as it is, so that the planner knows how little of the translations it needs. */
    private LocalDate set(LocalDate boundaries) {
        var set = rows(
                        "select max(valid_from) from read_model.boundary_set where valid_from <= ?",
                        row -> row.getObject(1, LocalDate.class),
                        boundaries)
                .getFirst();
        return set == null ? boundaries : set;
    }

    private static String members(Question question, LocalDate set) {
        return (question.grouping() == null ? EVERYONE : GROUPED)
                .replace("{grouping}", "'" + question.grouping() + "'")
                .replace("{boundaries}", date(question.boundaries()))
                .replace("{set}", date(set));
    }

    static String date(LocalDate date) {
        return "date '" + date + "'";
    }

    private static String column(Split key) {
        return switch (key) {
            case ORIENTATION, AMBITION -> "i." + Words.word(key);
            default -> "c." + Words.word(key);
        };
    }

    private static Map<Split, Object> keys(ResultSet row, List<Split> keys) throws SQLException {
        var values = new HashMap<Split, Object>();
        for (var key : keys)
            values.put(
                    key,
                    switch (key) {
                        case YEAR -> row.getInt("year");
                        case AMBITION -> row.getObject("ambition", Integer.class);
                        default -> row.getString(Words.word(key));
                    });
        return values;
    }

    private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof List<?> texts)
            statement.setArray(at, statement.getConnection().createArrayOf("text", texts.toArray()));
        else statement.setObject(at, value);
    }

    /** The name of all municipalities together. */
    static Text everyone() {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Messages.LANGUAGES) texts.put(language, Messages.text(language, "group-all", Map.of()));
        return new Text(texts);
    }

    private static Problem notCovered(GroupingName grouping, LocalDate date) {
        var arguments = Map.of(
                "grouping",
                grouping.id(),
                "date",
                date,
                "from",
                grouping.validFrom(),
                "to",
                grouping.validTo() == null ? "…" : grouping.validTo());
        return Problem.unprocessable(
                        "grouping-not-at-date", arguments, Fault.in("boundaries", "grouping-not-at-date", arguments))
                .with("validFrom", grouping.validFrom())
                .with("validTo", grouping.validTo());
    }
}
