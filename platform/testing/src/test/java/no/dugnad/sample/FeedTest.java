package no.dugnad.sample;

import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.dugnad.platform.feed.FeedEvent;
import no.dugnad.platform.feed.Feeds;
import no.dugnad.platform.feed.UnreadableEvent;
import no.dugnad.platform.testing.Broker;
import org.junit.jupiter.api.Test;

/** What the platform promises of every feed, on a sample one. */
@QuarkusTest
class FeedTest {
    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    @Inject
    Feeds feeds;

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

    /** As when the one who sent it was gone before it could say so. */
    @Test
    void aBatchThatComesASecondTimeChangesNothing() throws SQLException {
        var key = UUID.randomUUID().toString();
        var last = UUID.randomUUID().toString();

        for (var time : List.of("first", "second")) {
            Broker.send("municipality", key, "a", 8, "{\"n\":8}");
            Broker.send("municipality", key, "a", 9, "{\"n\":9,\"time\":\"%s\"}".formatted(time));
        }
        Broker.send("municipality", last, "a", 10, "{}");

        await().until(() -> heard(last) != null);
        assertEquals("{\"n\":9,\"time\":\"first\"}", heard(key));
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

    @Test
    void whatAFeedDoesAndHowFarItHasComeAreOneTransaction() throws SQLException {
        var key = UUID.randomUUID().toString();
        var event = new FeedEvent("sample." + key, 0, 41, key, "a", 1, Instant.now(), "{}");
        var tries = new AtomicInteger();

        feeds.apply(event, e -> {
            // fails when it is there already, so that it passes only if the first try has left nothing behind
            entities.createNativeQuery("insert into read_model.heard values (:key, 1, 'a', '{}')")
                    .setParameter("key", key)
                    .executeUpdate();
            if (tries.incrementAndGet() == 1) throw new IllegalStateException("the database went away");
        });

        assertEquals(2, tries.get());
        assertEquals("{}", heard(key));
        assertEquals(42, position(event.topic()));
    }

    @Test
    void whatTheDatabaseCanNeverHoldIsGivenUpAtOnceAndLeavesNothing() throws SQLException {
        var key = UUID.randomUUID().toString();
        var event = new FeedEvent("sample." + key, 0, 41, key, "a", 1, Instant.now(), "{}");
        var tries = new AtomicInteger();

        assertThrows(
                UnreadableEvent.class,
                () -> feeds.apply(event, e -> {
                    tries.incrementAndGet();
                    entities.createNativeQuery("insert into read_model.heard values (:key, 1, null, '{}')")
                            .setParameter("key", key)
                            .executeUpdate();
                }));

        assertEquals(1, tries.get());
        assertNull(heard(key));
        assertEquals(42, position(event.topic()), "it is not put aside again when the service is started again");
        assertEquals("{}", unreadable(event.topic()));
    }

    private long position(String topic) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select next_offset from read_model.feed_position where topic = ?")) {
            statement.setString(1, topic);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private String unreadable(String topic) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select convert_from(data, 'UTF8') from unreadable_event where topic = ? and at = 41")) {
            statement.setString(1, topic);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
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
