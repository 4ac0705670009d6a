package no.dugnad.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the platform's own tables, for tests that need no service. */
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static Database start() throws IOException {
        var postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/platform")
                .load()
                .migrate();
        return new Database(postgres);
    }

    public DataSource source() {
        return postgres.getPostgresDatabase();
    }

    public Connection connect() throws SQLException {
        return source().getConnection();
    }

    /** As the superuser, without a password. */
    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text; null where there is none. */
    public String one(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
