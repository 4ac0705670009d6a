package no.dugnad.municipalities.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** The registry in the database: facts in their tables, and the announced reforms, which are laid over the facts in the order they come into force. */
@ApplicationScoped
public class RegistryTables {
    private static final TypeReference<List<AnnouncedChange>> CHANGES = new TypeReference<>() {};

    private final DataSource database;
    private final FactTables facts;
    private final ObjectMapper json;

    RegistryTables(DataSource database, FactTables facts, ObjectMapper json) {
        this.database = database;
        this.facts = facts;
        this.json = json;
    }

    /** The registry as it stands in the tables, in the caller's transaction when there is one. */
    public Registry read() {
        try (var connection = database.getConnection()) {
            var registry = new Registry(revision(connection), facts.read(connection));
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
            this.facts.replace(connection, facts);
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
            Rows.insert(
                    connection,
                    "municipality (number) values (?) on conflict do nothing",
                    numbers.stream().sorted().map(Rows::row).toList());
            try (var statement = connection.prepareStatement(
                    "select number from municipality where number = any (?) order by number for update")) {
                statement.setArray(1, connection.createArrayOf("text", numbers.toArray()));
                statement.executeQuery().close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a municipality says of itself from now on. The caller owes a transaction and the lock. */
    public void describe(String number, Profile profile) {
        run("update municipality set profile = ?::json where number = ?", s -> {
            s.setString(1, text(profile));
            s.setString(2, number);
            s.executeUpdate();
        });
    }

    /** Keeps these dates as boundaries for good: others have been told of them. */
    public void keepBoundaries(List<LocalDate> dates) {
        try (var connection = database.getConnection()) {
            Rows.insert(
                    connection,
                    "boundaries (valid_from) values (?) on conflict do nothing",
                    dates.stream().map(Rows::row).toList());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Announced(LocalDate date, List<AnnouncedChange> changes) {}

    private List<Announced> reforms(Connection connection) throws SQLException {
        return Rows.select(
                connection,
                "select date, changes from reform order by date, id",
                r -> new Announced(Rows.date(r, 1), value(r.getString(2), CHANGES)));
    }

    private static long revision(Connection connection) throws SQLException {
        return Rows.select(connection, "select revision from registry", r -> r.getLong(1))
                .getFirst();
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
