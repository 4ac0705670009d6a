package no.dugnad.municipalities.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The registry in the database: facts in their tables, and the announced reforms, which are laid over the facts in the order they come into force. */
@ApplicationScoped
public class RegistryTables {
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<AnnouncedChange>> CHANGES = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    RegistryTables(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The registry as it stands in the tables, in the caller's transaction when there is one. */
    public Registry read() {
        try (var connection = database.getConnection()) {
            var registry = new Registry(revision(connection), facts(connection));
            for (var reform : reforms(connection)) registry = registry.with(reform.date(), reform.changes());
            return registry;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long revision() {
        try (var connection = database.getConnection()) {
            return revision(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only one write to the registry at a time, in the whole installation; held until the transaction ends. */
    public void lock() {
        run("select revision from registry for update", s -> s.executeQuery().close());
    }

    /** Says that the tables have changed, so that every replica reads them again. */
    public void moved() {
        run("update registry set revision = revision + 1", java.sql.PreparedStatement::executeUpdate);
    }

    /** What the facts in the tables were loaded from; empty when there are none yet. */
    public String shipped() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select shipped from registry");
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1) == null ? "" : row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the facts; announced reforms stay. The caller owes a transaction and the lock. */
    public void replace(Facts facts, String shipped) {
        try (var connection = database.getConnection()) {
            try (var statement = connection.createStatement()) {
                for (var table : List.of(
                        "municipality_version",
                        "population",
                        "centrality",
                        "municipality_change",
                        "lineage",
                        "kostra_member",
                        "kostra_group",
                        "county")) statement.executeUpdate("delete from " + table);
                statement.executeUpdate("update municipality set organisation_number = null");
            }
            insert(
                    connection,
                    "county (number, valid_from, valid_to, name, official_name, valid_from_exact) values (?, ?, ?, ?, ?, ?)",
                    facts.counties().stream()
                            .map(c -> row(
                                    c.number(),
                                    c.validFrom(),
                                    c.validTo(),
                                    c.name(),
                                    c.officialName(),
                                    c.validFromExact()))
                            .toList());
            insert(
                    connection,
                    "municipality (number, organisation_number) values (?, ?) on conflict (number) do update set organisation_number = excluded.organisation_number",
                    facts.versions().stream()
                            .map(Version::number)
                            .distinct()
                            .map(n -> row(n, facts.organisations().get(n)))
                            .toList());
            insert(
                    connection,
                    "municipality_version (number, valid_from, valid_to, name, names, klass_label, county_number) values (?, ?, ?, ?, ?::json, ?, ?)",
                    facts.versions().stream()
                            .map(v -> row(
                                    v.number(),
                                    v.validFrom(),
                                    v.validTo(),
                                    v.name(),
                                    text(v.names()),
                                    v.klassLabel(),
                                    v.countyNumber()))
                            .toList());
            insert(connection, "population (number, year, persons) values (?, ?, ?)", flat(facts.population()));
            insert(
                    connection,
                    "centrality (version, number, index, class) values (?, ?, ?, ?)",
                    facts.centrality().entrySet().stream()
                            .flatMap(version -> version.getValue().entrySet().stream()
                                    .map(c -> row(
                                            version.getKey(),
                                            c.getKey(),
                                            c.getValue().index(),
                                            c.getValue().level())))
                            .toList());
            insert(
                    connection,
                    "municipality_change (date, from_number, to_number) values (?, ?, ?)",
                    facts.edges().stream()
                            .map(e -> row(e.date(), e.from(), e.to()))
                            .toList());
            insert(
                    connection,
                    "lineage (from_number, from_valid_to, to_number, to_valid_from) values (?, ?, ?, ?)",
                    facts.lineages().stream()
                            .map(l -> row(l.from(), l.fromValidTo(), l.to(), l.toValidFrom()))
                            .toList());
            insert(
                    connection,
                    "kostra_group (id, name, population, bound_costs, free_disposable_income) values (?, ?, ?, ?, ?)",
                    facts.kostraGroups().stream()
                            .map(g -> row(g.id(), g.name(), g.population(), g.boundCosts(), g.freeDisposableIncome()))
                            .toList());
            insert(
                    connection,
                    "kostra_member (year, number, group_id) values (?, ?, ?)",
                    facts.kostra().entrySet().stream()
                            .flatMap(year -> year.getValue().entrySet().stream()
                                    .map(m -> row(year.getKey(), m.getKey(), m.getValue())))
                            .toList());
            try (var statement = connection.prepareStatement("update registry set shipped = ?")) {
                statement.setString(1, shipped);
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Locks the root row of each of these numbers, and makes it where the number is new. */
    public void rootRows(Collection<String> numbers) {
        try (var connection = database.getConnection()) {
            insert(
                    connection,
                    "municipality (number) values (?) on conflict do nothing",
                    numbers.stream().sorted().map(RegistryTables::row).toList());
            try (var statement = connection.prepareStatement(
                    "select number from municipality where number = any (?) order by number for update")) {
                statement.setArray(1, connection.createArrayOf("text", numbers.toArray()));
                statement.executeQuery().close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps these dates as boundaries for good: others have been told of them. */
    public void keepBoundaries(List<LocalDate> dates) {
        try (var connection = database.getConnection()) {
            insert(
                    connection,
                    "boundaries (valid_from) values (?) on conflict do nothing",
                    dates.stream().map(RegistryTables::row).toList());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Announced(LocalDate date, List<AnnouncedChange> changes) {}

    private List<Announced> reforms(Connection connection) throws SQLException {
        return select(
                connection,
                "select date, changes from reform order by date, id",
                r -> new Announced(date(r, 1), value(r.getString(2), CHANGES)));
    }

    private Facts facts(Connection connection) throws SQLException {
        var organisations = new HashMap<String, String>();
        select(
                connection,
                "select number, organisation_number from municipality where organisation_number is not null",
                r -> organisations.put(r.getString(1), r.getString(2)));
        var population = new TreeMap<String, SortedMap<Integer, Integer>>();
        select(
                connection,
                "select number, year, persons from population",
                r -> population
                        .computeIfAbsent(r.getString(1), n -> new TreeMap<>())
                        .put(r.getInt(2), r.getInt(3)));
        var centrality = new TreeMap<Integer, Map<String, Centrality>>();
        select(
                connection,
                "select version, number, index, class from centrality",
                r -> centrality
                        .computeIfAbsent(r.getInt(1), v -> new TreeMap<>())
                        .put(r.getString(2), new Centrality(r.getInt(3), r.getInt(4))));
        var kostra = new TreeMap<Integer, Map<String, String>>();
        select(
                connection,
                "select year, number, group_id from kostra_member",
                r -> kostra.computeIfAbsent(r.getInt(1), y -> new TreeMap<>()).put(r.getString(2), r.getString(3)));
        return new Facts(
                select(
                        connection,
                        "select number, valid_from, valid_to, name, names, klass_label, county_number from municipality_version order by number, valid_from",
                        r -> new Version(
                                r.getString(1),
                                date(r, 2),
                                date(r, 3),
                                r.getString(4),
                                value(r.getString(5), NAMES),
                                r.getString(6),
                                r.getString(7))),
                organisations,
                select(
                        connection,
                        "select number, name, official_name, valid_from, valid_to, valid_from_exact from county order by number, valid_from",
                        r -> new County(
                                r.getString(1),
                                r.getString(2),
                                r.getString(3),
                                date(r, 4),
                                date(r, 5),
                                r.getBoolean(6))),
                population,
                centrality,
                select(
                        connection,
                        "select date, from_number, to_number from municipality_change order by date, from_number, to_number",
                        r -> new Edge(date(r, 1), r.getString(2), r.getString(3))),
                select(
                        connection,
                        "select from_number, from_valid_to, to_number, to_valid_from from lineage order by from_number",
                        r -> new Lineage(r.getString(1), date(r, 2), r.getString(3), date(r, 4))),
                select(
                        connection,
                        "select id, name, population, bound_costs, free_disposable_income from kostra_group order by id",
                        r -> new KostraGroup(
                                r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5))),
                kostra,
                new TreeSet<>(select(connection, "select valid_from from boundaries", r -> date(r, 1))));
    }

    private static long revision(Connection connection) throws SQLException {
        return select(connection, "select revision from registry", r -> r.getLong(1))
                .getFirst();
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Step {
        void run(java.sql.PreparedStatement statement) throws SQLException;
    }

    private void run(String sql, Step step) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            step.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> select(Connection connection, String sql, Row<T> row) throws SQLException {
        var all = new ArrayList<T>();
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) all.add(row.read(rows));
        }
        return all;
    }

    private static void insert(Connection connection, String what, List<Object[]> rows) throws SQLException {
        try (var statement = connection.prepareStatement("insert into " + what)) {
            for (var row : rows) {
                for (var i = 0; i < row.length; i++) statement.setObject(i + 1, row[i]);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private static List<Object[]> flat(Map<String, SortedMap<Integer, Integer>> population) {
        return population.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .flatMap(n -> n.getValue().entrySet().stream().map(y -> row(n.getKey(), y.getKey(), y.getValue())))
                .toList();
    }

    private static LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private <T> T value(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
