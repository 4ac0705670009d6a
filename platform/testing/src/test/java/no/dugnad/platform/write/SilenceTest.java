package no.dugnad.platform.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.dugnad.platform.testing.LoneDatabase;
import no.dugnad.platform.testing.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** A pool as the services have it, over a line that hangs. */
@Tag("faults")
class SilenceTest {
    private static final int USUAL = 1;

    private static LoneDatabase database;

    private AgroalDataSource pool;

    @BeforeAll
    static void start() throws IOException {
        database = LoneDatabase.start();
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    @BeforeEach
    void open() throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(1)
                        .acquisitionTimeout(Patience.TIME)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(
                                line -> line.jdbcUrl(database.urlByCable()).connectionProviderClass(Driver.class))));
        pool.setPoolInterceptors(List.of(new Silence(USUAL)));
    }

    @AfterEach
    void close() {
        database.cable().mend();
        pool.close();
    }

    private static int one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void aConnectionThatHangsIsGivenUpAndTheNextOneIsNew() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertEquals(1, one(connection, "select 1"));
            database.cable().hang();
            var since = Instant.now();

            assertThrows(SQLException.class, () -> one(connection, "select 1"));

            assertTrue(Duration.between(since, Instant.now()).toSeconds() >= USUAL);
        }
        database.cable().mend();
        try (var connection = pool.getConnection()) {
            assertEquals(2, one(connection, "select 2"));
        }
    }

    @Test
    void workThatNeedsMoreSaysSoAndItsConnectionIsAsOthersAfterwards() throws SQLException {
        var longer = "select 1 from pg_sleep(" + 2 * USUAL + ")";
        try (var connection = pool.getConnection()) {
            Silence.atMost(Patience.TIME, connection);

            assertEquals(1, one(connection, longer));
        }
        try (var connection = pool.getConnection()) {
            assertThrows(SQLException.class, () -> one(connection, longer));
        }
    }
}
