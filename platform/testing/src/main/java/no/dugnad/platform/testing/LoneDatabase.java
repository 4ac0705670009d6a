package no.dugnad.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with the platform's own tables, for tests that need no service, and two ways to it: the direct one, and one by a {@link Cable}. */
public final class LoneDatabase implements AutoCloseable {
    private static final String URL = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres";

    private final EmbeddedPostgres postgres;
    private final Cable cable;

    private LoneDatabase(EmbeddedPostgres postgres, Cable cable) {
        this.postgres = postgres;
        this.cable = cable;
    }

    public static LoneDatabase start() throws IOException {
        var postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/platform")
                .load()
                .migrate();
        return new LoneDatabase(postgres, Cable.to(postgres::getPort));
    }

    public String url() {
        return URL.formatted(postgres.getPort());
    }

    public String urlByCable() {
        return URL.formatted(cable.port());
    }

    public Cable cable() {
        return cable;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    public void execute(String... all) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : all) statement.execute(sql);
        }
    }

    /** The first column of the first row, as text; null where there is none. */
    public @Nullable String one(String sql) throws SQLException {
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
