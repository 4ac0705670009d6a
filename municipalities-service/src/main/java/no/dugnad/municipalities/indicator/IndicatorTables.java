package no.dugnad.municipalities.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import no.dugnad.municipalities.registry.Indicator;
import org.jspecify.annotations.Nullable;

/** Indicators that writers add, in their tables; the caller owes the transaction and the registry's lock. Read with the rest of the registry. */
@ApplicationScoped
class IndicatorTables {
    private final DataSource database;
    private final ObjectMapper json;

    IndicatorTables(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Writes the definition; values stay. */
    void define(Indicator indicator, Instant at, @Nullable String by) {
        with("""
                insert into indicator (id, definition, written_at, written_by) values (?, ?::json, ?, ?)
                on conflict (id) do update set definition = excluded.definition, written_at = excluded.written_at, written_by = excluded.written_by""", s -> {
            s.setString(1, indicator.id());
            s.setString(2, text(indicator.with(new TreeMap<>())));
            s.setObject(3, at.atOffset(ZoneOffset.UTC));
            s.setString(4, by);
            s.executeUpdate();
        });
    }

    void remove(String id) {
        with("delete from indicator where id = ?", s -> {
            s.setString(1, id);
            s.executeUpdate();
        });
    }

    void write(String id, List<ValuesFile.Row> rows) {
        with("""
                insert into indicator_value (indicator, year, number, value) values (?, ?, ?, ?)
                on conflict (indicator, year, number) do update set value = excluded.value""", s -> {
            for (var row : rows) {
                if (row.value() == null) continue;
                s.setString(1, id);
                s.setInt(2, row.year());
                s.setString(3, row.number());
                s.setDouble(4, row.value());
                s.addBatch();
            }
            s.executeBatch();
        });
        with("delete from indicator_value where indicator = ? and year = ? and number = ?", s -> {
            for (var row : rows) {
                if (row.value() != null) continue;
                s.setString(1, id);
                s.setInt(2, row.year());
                s.setString(3, row.number());
                s.addBatch();
            }
            s.executeBatch();
        });
    }

    private interface Work {
        void with(PreparedStatement statement) throws SQLException;
    }

    private void with(String sql, Work work) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            work.with(statement);
        } catch (SQLException e) {
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
