package no.dugnad.municipalities.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.write.Silence;
import org.jspecify.annotations.Nullable;

/** The registry in the database: facts in their tables, corrections laid over them, and over those the announced reforms, in the order they come into force. */
@ApplicationScoped
public class RegistryTables {
    private static final TypeReference<Correction> CORRECTION = new TypeReference<>() {};
    private static final TypeReference<List<AnnouncedChange>> CHANGES = new TypeReference<>() {};

    private final DataSource database;
    private final FactTables facts;
    private final ObjectMapper json;

    RegistryTables(DataSource database, FactTables facts, ObjectMapper json) {
        this.database = database;
        this.facts = facts;
        this.json = json;
    }

    /** The registry as it stands in the tables. */
    Registry read(Connection connection) throws SQLException {
        var corrected = facts.read(connection);
        for (var correction : corrections(connection)) corrected = correction.on(corrected);
        var registry = new Registry(corrected);
        for (var reform : reforms(connection)) registry = registry.with(reform.date(), reform.changes());
        return registry;
    }

    /** Only one write to the registry at a time, in the whole installation; held until the transaction ends. */
    public void lock() {
        run("select one from registry for update", s -> s.executeQuery().close());
    }

    /** As {@link #lock}, and waits for so long for whoever has it: another replica may be loading all tables. */
    public void lock(Duration patience) {
        run("select one from registry for update", s -> {
            Silence.atMost(patience, s.getConnection());
            s.executeQuery().close();
        });
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

    /**
     * Lays a correction over the shipped facts for good. The caller owes a transaction and the lock.
     *
     * @param source where it comes from
     * @param by organisation number of whoever approved it; null for what applies by itself
     */
    public void correct(Correction correction, String source, Instant at, @Nullable String by) {
        run("insert into correction (what, source, applied_at, applied_by) values (?::json, ?, ?, ?)", s -> {
            s.setString(1, text(correction));
            s.setString(2, source);
            s.setObject(3, at.atOffset(ZoneOffset.UTC));
            s.setString(4, by);
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

    private List<Correction> corrections(Connection connection) throws SQLException {
        return Rows.select(
                connection, "select what from correction order by id", r -> value(r.getString(1), CORRECTION));
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
