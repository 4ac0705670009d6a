package no.dugnad.municipalities.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import no.dugnad.platform.testing.WatchedTables;
import org.junit.jupiter.api.Test;

/** What another replica of the service has in memory, while this one writes. */
@QuarkusTest
class RegistryImageTest {
    /** Ended long ago, so that nobody else looks at it. */
    private static final String NUMBER = "0105";

    private static final String OTHER = "999601391";

    private final RegistryTables tables;
    private final DataSource database;

    RegistryImageTest(RegistryTables tables, DataSource database) {
        this.tables = tables;
        this.database = database;
    }

    private void organisation(String number) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update municipality set organisation_number = ? where number = ?")) {
            statement.setString(1, number);
            statement.setString(2, NUMBER);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The data source, through which something is done once: just before a statement that begins like this. */
    private DataSource before(String statement, Runnable something) {
        var done = new AtomicBoolean();
        return proxy(DataSource.class, (method, arguments) -> {
            var connection = database.getConnection();
            return proxy(Connection.class, (of, with) -> {
                if (of.getName().equals("prepareStatement")
                        && with[0].toString().startsWith(statement)
                        && done.compareAndSet(false, true)) something.run();
                return of.invoke(connection, with);
            });
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                RegistryImageTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    @Test
    void aCommitBetweenTwoOfItsReadsIsNotMissedForGood() {
        // the organisations are read before the population
        var replica = new CurrentRegistry(
                before("select number, year, persons from population", () -> organisation(OTHER)), tables, null);
        var was = organisation();
        try {
            replica.refresh();
            assertEquals(was, replica.get().facts().organisations().get(NUMBER));

            replica.refresh();

            assertEquals(OTHER, replica.get().facts().organisations().get(NUMBER));
        } finally {
            organisation(was);
        }
    }

    private String organisation() {
        var replica = new CurrentRegistry(database, tables, null);
        replica.refresh();
        return replica.get().facts().organisations().get(NUMBER);
    }

    @Test
    void everyTableThatItIsMadeOfMovesItsRevision() {
        assertEquals(
                Set.of(), WatchedTables.unwatched(database, of -> new CurrentRegistry(of, tables, null).refresh()));
    }
}
