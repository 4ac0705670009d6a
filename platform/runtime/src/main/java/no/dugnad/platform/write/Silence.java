package no.dugnad.platform.write;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long the database may say nothing before its connection is taken for broken, so that nobody waits for one that hangs. That is also the longest time that a statement
 * may take; work that needs more says so, and its connection is as others when it is next taken from the pool.
 */
@Singleton
@Unremovable
public class Silence implements AgroalPoolInterceptor {
    private final Duration usual;

    Silence(@ConfigProperty(name = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout") int seconds) {
        usual = Duration.ofSeconds(seconds);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            atMost(usual, connection);
        } catch (SQLException broken) {
            // its first statement says so, and the pool throws it away
        }
    }

    public static void atMost(Duration time, Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(time.toMillis()));
    }
}
