package no.dugnad.sample;

import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import org.junit.jupiter.api.Test;

/** What the platform promises of every feed, on a sample one. */
@QuarkusTest
class FeedTest {
    @Inject
    DataSource database;

    @Test
    void theNewerSequenceWins() throws SQLException {
        var key = UUID.randomUUID().toString();
        var last = UUID.randomUUID().toString();

        Broker.send("municipality", key, "a", 8, "{\"n\":8}");
        Broker.send("municipality", key, "a", 7, "{\"n\":7}");
        Broker.send("municipality", last, "a", 9, "{}");

        await().until(() -> heard(last) != null);
        assertEquals("{\"n\":8}", heard(key));
    }

    @Test
    void whatCannotBeReadIsPutAsideAndTheFeedGoesOn() {
        var bad = UUID.randomUUID().toString();
        var good = UUID.randomUUID().toString();

        Broker.send("municipality", bad, "a", 1, "no json");
        Broker.send("municipality", good, "a", 2, "{}");

        await().until(() -> heard(good) != null);
        Broker.await("dugnad.municipality.dead", bad, sent -> sent.headers().get("dead-letter-reason") != null);
    }

    private String heard(String key) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select data from read_model.heard where key = ?")) {
            statement.setString(1, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
