package no.dugnad.platform.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import no.dugnad.platform.testing.Cable;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with the platform's own tables, and two ways to it: the direct one, and one by a {@link Cable}. */
final class JournalDatabase implements AutoCloseable {
    private static final String URL = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres";

    private final EmbeddedPostgres postgres;
    private final Cable cable;

    private JournalDatabase(EmbeddedPostgres postgres, Cable cable) {
        this.postgres = postgres;
        this.cable = cable;
    }

    static JournalDatabase start() throws IOException {
        var postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/platform")
                .load()
                .migrate();
        return new JournalDatabase(postgres, Cable.to(postgres::getPort));
    }

    String url() {
        return URL.formatted(postgres.getPort());
    }

    String urlByCable() {
        return URL.formatted(cable.port());
    }

    Cable cable() {
        return cable;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    void execute(String... all) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : all) statement.execute(sql);
        }
    }

    /** The first column of the first row, as text; null where there is none. */
    @Nullable
    String one(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public void close() throws IOException {
        cable.close();
        postgres.close();
    }
}
