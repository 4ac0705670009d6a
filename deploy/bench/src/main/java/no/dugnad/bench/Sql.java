package no.dugnad.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** What benchmarks say to a database. */
final class Sql {
    private Sql() {}

    static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<String> texts(Connection database, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    /** PostgreSQL's COPY to a file. */
    static void out(Connection database, String copy, Path file) throws SQLException, IOException {
        try (var to = new BufferedOutputStream(Files.newOutputStream(file))) {
            database.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, to);
        }
    }

    /** PostgreSQL's COPY from a file. */
    static long in(Connection database, String copy, Path file) throws SQLException, IOException {
        try (var from = new BufferedInputStream(Files.newInputStream(file))) {
            return database.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, from, 1 << 16);
        }
    }
}
