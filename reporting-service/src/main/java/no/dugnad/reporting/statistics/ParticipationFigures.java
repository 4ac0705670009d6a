package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.ParticipationAnswer.Row;

/** Counts who takes part, by one query over the cube, whatever the number of groups. All that is read is of one moment. */
@ApplicationScoped
class ParticipationFigures {
    /** @param positions sequence of the newest event by topic */
    record Figures(List<Row> rows, long divided, boolean demo, Map<String, Long> positions) {}

    /**
     * {@code cells}: what is asked for, by year and number. {@code placed}: the latest set of boundaries that was in force in the year and has the number.
     * {@code mapped}: what the number is on the boundaries asked for. {@code counted}: who of each group is among them.
     */
    private static final String QUERY = """
            with members as (
              select m.group_id, m.number, b.county
              from read_model.grouping_member m
              left join read_model.boundary_municipality b on b.valid_from = {set} and b.number = m.number
              where m.grouping_id = ? and m.valid_from <= {boundaries} and (m.valid_to is null or m.valid_to > {boundaries})
            ), cells as (
              select c.year, c.party_number as number{cellKeys}, sum(c.projects) as projects, bool_or(c.demo) as demo
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
              select p.year, p.number, coalesce(t.target, p.number) as target, coalesce(t.targets, 1) > 1 as divided
              from placed p
              left join read_model.translation t on t.to_set = {set} and t.from_set = p.set and t.source = p.number and (t.largest or ?)
              where p.set = {set} or t.target is not null
            ), counted as (
              select m.group_id{countyOf}{keys}, count(distinct m.number) as participants, bool_or(c.demo) as demo
              from cells c
              join mapped x on x.year = c.year and x.number = c.number
              join members m on m.number = x.target
              group by m.group_id{countyOf}{keys}
            ), frame as (
              select g.group_id, g.place, g.name{county}{keys}, coalesce(d.municipalities, 0) as municipalities
              from read_model.grouping_group g
              {denominator} (select group_id{county}, count(*) as municipalities from members group by group_id{county}) d on d.group_id = g.group_id
              {crossKeys}
              where g.grouping_id = ?
            )
            select f.*, coalesce(c.participants, 0) as participants,
                   coalesce((select sum(projects) from cells where (year, number) in (select year, number from mapped where divided)), 0) as divided,
                   coalesce((select bool_or(demo) from counted), false) as demo
            from frame f
            left join counted c on c.group_id = f.group_id{sameKeys}
            order by f.place{order}
            """;

    private static final String POSITIONS = """
            select coalesce((select max(sequence) from read_model.boundary_set), 0) as boundaries,
                   coalesce((select max(sequence) from read_model.grouping), 0) as grouping,
                   coalesce((select max(sequence) from read_model.instrument), 0) as instrument,
                   -- rows that the relay has not numbered yet will get the next numbers
                   coalesce((select max(sequence) from journal), 0) + (select count(*) from journal where sequence is null) as participation
            """;

    private final DataSource database;
    private final ObjectMapper json;

    ParticipationFigures(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<GroupingName> grouping(String id) {
        return query(
                "select * from read_model.grouping where id = ?",
                statement -> statement.setString(1, id),
                row -> row.next()
                        ? Optional.of(new GroupingName(
                                id,
                                text(row.getString("name")),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)))
                        : Optional.empty());
    }

    List<String> knownGroupings() {
        return query("select id from read_model.grouping order by id", statement -> {}, row -> {
            var ids = new ArrayList<String>();
            while (row.next()) ids.add(row.getString(1));
            return ids;
        });
    }

    /** The names of those of these instruments that there are. */
    Map<String, Text> instruments(List<String> ids) {
        return query(
                "select id, name from read_model.instrument where id = any (?) order by id",
                statement -> statement.setArray(1, texts(statement, ids)),
                row -> {
                    var names = new LinkedHashMap<String, Text>();
                    while (row.next()) names.put(row.getString("id"), text(row.getString("name")));
                    return names;
                });
    }

    Figures count(Question question) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var setting = connection.createStatement()) {
                setting.execute("set transaction isolation level repeatable read, read only");
                // before anything is read, so that a rebuilt read model comes before this moment or after it
                setting.execute("lock table read_model.participation_cube in access share mode");
                setting.execute("set local jit = off");
                // everything is joined whole: by hash that costs the same whatever the planner believes of tables that
                // have just been filled
                setting.execute("set local enable_nestloop = off");
            }
            var figures = count(connection, question);
            connection.commit();
            return figures;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Figures count(Connection connection, Question question) throws SQLException {
        var rows = new ArrayList<Row>();
        var divided = 0L;
        var demo = false;
        var sql = sql(question.splits())
                .replace("{set}", date(set(connection, question.boundaries())))
                .replace("{boundaries}", date(question.boundaries()));
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, question);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row, question.splits()));
                    divided = row.getLong("divided");
                    demo = row.getBoolean("demo");
                }
            }
        }
        return new Figures(rows, divided, demo, positions(connection));
    }

    /** The set of boundaries that holds at the date. Put into the query as it is, so that the planner knows how little of the translations it needs. */
    private static LocalDate set(Connection connection, LocalDate boundaries) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select max(valid_from) from read_model.boundary_set where valid_from <= ?")) {
            statement.setObject(1, boundaries);
            try (var row = statement.executeQuery()) {
                row.next();
                var set = row.getObject(1, LocalDate.class);
                return set == null ? boundaries : set;
            }
        }
    }

    private static String date(LocalDate date) {
        return "date '" + date + "'";
    }

    private static void bind(PreparedStatement statement, Question question) throws SQLException {
        var values = List.of(
                question.grouping(),
                question.from() == null ? 0 : question.from(),
                question.to() == null ? 9999 : question.to(),
                texts(statement, question.statuses().stream().map(Words::word).toList()),
                question.instruments().isEmpty(),
                texts(statement, question.instruments()),
                question.roles().isEmpty(),
                texts(statement, question.roles().stream().map(Words::word).toList()),
                question.demo() == DemoChoice.INCLUDE,
                question.assign() == Assign.ALL,
                question.grouping());
        for (var i = 0; i < values.size(); i++) statement.setObject(i + 1, values.get(i));
    }

    /** The query for these splits. A county is a key of the municipality, all others are keys of its participations. */
    private static String sql(List<Split> splits) {
        var county = splits.contains(Split.COUNTY);
        var keys = splits.stream()
                .filter(split -> split != Split.COUNTY)
                .map(Words::word)
                .toList();
        var ofInstrument = splits.contains(Split.ORIENTATION) || splits.contains(Split.AMBITION);
        var listed = keys.stream().map(key -> ", " + key).collect(Collectors.joining());
        return QUERY.replace(
                        "{cellKeys}",
                        keys.stream()
                                .map(key -> key.equals("year") ? "" : ", " + column(key))
                                .collect(Collectors.joining()))
                .replace("{instrumentJoin}", ofInstrument ? " join read_model.instrument i on i.id = c.instrument" : "")
                .replace("{countyOf}", county ? ", m.county" : "")
                .replace("{county}", county ? ", county" : "")
                .replace("{keys}", listed.replace(", year", ", c.year"))
                .replace("{denominator}", county ? "join" : "left join")
                .replace(
                        "{crossKeys}",
                        keys.isEmpty() ? "" : "cross join (select distinct " + listed.substring(2) + " from counted) c")
                .replace(
                        "{sameKeys}",
                        splits.stream()
                                .map(Words::word)
                                .map(key -> " and c." + key + " is not distinct from f." + key)
                                .collect(Collectors.joining()))
                .replace(
                        "{order}",
                        splits.stream()
                                .map(Words::word)
                                .map(key -> ", f." + key + " nulls last")
                                .collect(Collectors.joining()));
    }

    private static String column(String key) {
        return switch (key) {
            case "orientation", "ambition" -> "i." + key;
            default -> "c." + key;
        };
    }

    private Row row(ResultSet row, List<Split> splits) throws SQLException {
        var municipalities = row.getLong("municipalities");
        var participants = row.getLong("participants");
        var interval = municipalities == 0 ? null : Proportions.wilson(participants, municipalities);
        return new Row(
                row.getString("group_id"),
                text(row.getString("name")),
                splits.contains(Split.INSTRUMENT) ? row.getString("instrument") : null,
                splits.contains(Split.YEAR) ? (Integer) row.getInt("year") : null,
                splits.contains(Split.COUNTY) ? row.getString("county") : null,
                splits.contains(Split.ORIENTATION) ? row.getString("orientation") : null,
                splits.contains(Split.AMBITION) ? Optional.ofNullable(row.getObject("ambition", Integer.class)) : null,
                splits.contains(Split.ROLE) ? row.getString("role") : null,
                municipalities,
                participants,
                interval == null ? null : (double) participants / municipalities,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                municipalities < 10);
    }

    private static Map<String, Long> positions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(POSITIONS)) {
            row.next();
            var positions = new LinkedHashMap<String, Long>();
            for (var topic : List.of("boundaries", "grouping", "instrument", "participation"))
                positions.put("dugnad." + topic, row.getLong(topic));
            return positions;
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, Binding binding, Reading<T> reading) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (var row = statement.executeQuery()) {
                return reading.read(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.sql.Array texts(PreparedStatement statement, List<String> values) throws SQLException {
        return statement.getConnection().createArrayOf("text", values.toArray());
    }

    private Text text(String map) {
        try {
            return json.readValue(map, Text.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
