package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Basis basis;

    /** @param basis null while it is made itself */
    Moment(Connection connection, ObjectMapper json, @Nullable Basis basis) {
        this.connection = connection;
        this.json = json;
        this.basis = basis;
    }

    private Basis basis() {
        return Objects.requireNonNull(basis, "what the basis is made of is asked for without it");
    }

    /** @throws Problem when the grouping or an instrument is not known, or the grouping does not cover the boundaries */
    Frame frame(Question question) {
        var places = basis().places();
        var faults = new ArrayList<Fault>();
        var grouping = question.grouping() == null ? null : places.groupings().get(question.grouping());
        if (question.grouping() != null && grouping == null)
            faults.add(Fault.in(
                    "grouping",
                    "unknown-grouping",
                    Map.of(
                            "value",
                            question.grouping(),
                            "known",
                            String.join(", ", places.groupings().keySet()))));
        question.instruments().stream()
                .filter(id -> !places.instruments().containsKey(id))
                .map(id -> Fault.in("instrument", "unknown-instrument", Map.of("value", id)))
                .forEach(faults::add);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        if (grouping != null && !grouping.name().covers(question.boundaries()))
            throw notCovered(grouping.name(), question.boundaries());
        return new Frame(
                question,
                grouping == null ? null : grouping.name(),
                places.set(question.boundaries()),
                grouping == null ? List.of(new Group(Frame.ALL, everyone())) : grouping.groups(),
                (grouping == null ? places.everyone() : grouping.members()).at(question.boundaries()),
                places.instrumentNames());
    }

    /** The participations asked for, on the boundaries of the frame, by the splits of the question and these further keys. */
    Cells cells(Frame frame, Split... further) {
        var keys = new ArrayList<>(frame.question().splits());
        for (var key : further) if (!keys.contains(key)) keys.add(key);
        keys.remove(Split.COUNTY);
        return basis().cube().cells(frame, basis().places(), keys);
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
        var positions = new TreeMap<String, Long>();
        var parts = new ArrayList<String>();
        var known = basis == null ? Map.<String, Long>of() : basis.places().positions();
        for (var topic : topics)
            if (known.containsKey(topic.topic())) positions.put(topic.topic(), known.get(topic.topic()));
            else parts.add("select '" + topic.topic() + "' as topic, (" + topic.newest() + ") as sequence");
        if (!parts.isEmpty())
            rows(String.join(" union all ", parts), row -> positions.put(row.getString(1), row.getLong(2)));
        return positions;
    }

    /**
     * The newest values of an indicator that are not after the boundaries, carried to them: counts are added, means are weighted.
     *
     * @param year null when there are none
     */
    record Indicator(@Nullable Integer year, Map<String, Double> values) {}

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

    /** What became of each number, for what is not counted in the cube. */
    Successors successors(Frame frame) {
        return basis().places().successors(frame.set(), frame.question().assign());
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

    static String date(LocalDate date) {
        return "date '" + date + "'";
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
