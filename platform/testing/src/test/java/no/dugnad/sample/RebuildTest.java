package no.dugnad.sample;

import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import no.dugnad.platform.feed.Rebuild;
import no.dugnad.platform.testing.Broker;
import org.junit.jupiter.api.Test;

/** The read model is put in its place whole, and nothing that comes in meanwhile is lost. */
@QuarkusTest
class RebuildTest {
    private static final String TABLE = "select 'read_model.heard'::regclass::oid::text";
    private static final String BESIDE = "select count(*)::text from pg_namespace where nspname = 'read_model_next'";

    @Inject
    DataSource database;

    @Inject
    Rebuild rebuild;

    private String one(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private String heard(String key) throws SQLException {
        return one("select data from read_model.heard where key = '" + key + "'");
    }

    private void awaitWaiting(String mode) {
        await().until(() -> one("select mode from pg_locks where relation = 'read_model.feed_position'::regclass"
                        + " and not granted and mode = '" + mode + "' limit 1")
                != null);
    }

    private CompletableFuture<Void> rebuilding() {
        return CompletableFuture.runAsync(() -> {
            try {
                rebuild.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void whatComesWhileItWaitsForItsTurnIsInTheNewOneToo() throws Exception {
        var before = UUID.randomUUID().toString();
        var meanwhile = UUID.randomUUID().toString();
        var after = UUID.randomUUID().toString();
        Broker.send("municipality", before, "a", 1, "{\"n\":1}");
        await().until(() -> heard(before) != null);
        var old = one(TABLE);
        CompletableFuture<Void> done;
        try (var inTheWay = database.getConnection()) {
            inTheWay.setAutoCommit(false);
            try (var statement = inTheWay.createStatement()) {
                statement.execute("lock table read_model.feed_position in share mode");
            }

            done = rebuilding();
            awaitWaiting("AccessExclusiveLock");
            Broker.send("municipality", meanwhile, "a", 2, "{\"n\":2}");
            awaitWaiting("RowExclusiveLock");

            assertEquals(old, one(TABLE), "readers still have the old one");
            assertEquals("{\"n\":1}", heard(before));
            inTheWay.commit();
        }
        done.join();

        assertNotEquals(old, one(TABLE));
        assertEquals("0", one(BESIDE));
        assertEquals("{\"n\":1}", heard(before));
        await().until(() -> heard(meanwhile) != null);
        Broker.send("municipality", after, "a", 3, "{\"n\":3}");
        await().until(() -> heard(after) != null);
    }

    @Test
    void aReaderSeesTheOneThatItBeganWithToTheEnd() throws Exception {
        var key = UUID.randomUUID().toString();
        Broker.send("municipality", key, "a", 1, "{\"n\":1}");
        await().until(() -> heard(key) != null);
        CompletableFuture<Void> done;
        try (var reader = database.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("lock table read_model.feed_position in access share mode");

            done = rebuilding();
            awaitWaiting("AccessExclusiveLock");

            try (var row = statement.executeQuery("select data from read_model.heard where key = '" + key + "'")) {
                row.next();
                assertEquals("{\"n\":1}", row.getString(1));
            }
            reader.commit();
        }
        done.join();

        assertEquals("{\"n\":1}", heard(key));
        assertEquals("0", one(BESIDE));
    }
}
