package no.dugnad.municipalities.registry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows out of and into a table. */
final class Rows {
    private Rows() {}

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> select(Connection connection, String sql, Row<T> row) throws SQLException {
        var all = new ArrayList<T>();
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) all.add(row.read(rows));
        }
        return all;
    }

    static void insert(Connection connection, String what, List<@Nullable Object[]> rows) throws SQLException {
        try (var statement = connection.prepareStatement("insert into " + what)) {
            for (var row : rows) {
                for (var i = 0; i < row.length; i++) statement.setObject(i + 1, row[i]);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    static LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
