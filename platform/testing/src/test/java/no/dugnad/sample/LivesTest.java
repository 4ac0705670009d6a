package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import no.dugnad.platform.feed.Rebuild;
import no.dugnad.platform.testing.Broker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a reader does when a journal begins a new life, and when a topic is made anew. On a topic of its own: once it is of a newer life there is no way back. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivesTest {
    private static final String TOPIC = "dugnad.grouping";
    private static final String MODEL = "select 'read_model.heard'::regclass::oid::text";

    @Inject
    DataSource database;

    @Inject
    Rebuild rebuild;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private static void send(String key, long epoch, long sequence, String json) {
        Broker.sendOfLife("grouping", key, "a", epoch, sequence, json);
    }

    private static void refilled(long epoch, long sequence) {
        Broker.sendOfLife(
                "grouping",
                "journal",
                "no.dugnad.journal.refilled.v1",
                epoch,
                sequence,
                "{\"epoch\":%d,\"sequence\":%d}".formatted(epoch, sequence));
    }

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

    private static void topics(String status) {
        given().get("/q/health/well").then().body("checks.find { it.name == 'Topics' }.status", equalTo(status));
    }

    private void makeAnew() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var partitions = admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get()
                    .get(TOPIC)
                    .partitions()
                    .size();
            admin.deleteTopics(List.of(TOPIC)).all().get();
            await().ignoreExceptions()
                    .until(() -> admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1)))
                                    .all()
                                    .get()
                            == null);
        }
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
    @Order(1)
    void whatOnlyAnOlderLifeHasToldVanishesAndTheNewerIsTheNewerWhateverItsSequence() throws Exception {
        var ghost = UUID.randomUUID().toString();
        var kept = UUID.randomUUID().toString();
        var late = UUID.randomUUID().toString();
        var last = UUID.randomUUID().toString();
        send(ghost, 0, 500, "{\"n\":500}");
        send(kept, 0, 501, "{\"n\":501}");
        await().until(() -> heard(kept) != null);
        // a rebuild that was killed has left this
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema read_model_next");
            statement.execute("comment on schema read_model_next is 'asked'");
        }

        send(kept, 1, 7, "{\"n\":7}");
        refilled(1, 7);

        await().until(() -> heard(ghost) == null);
        assertEquals("{\"n\":7}", heard(kept));
        send(late, 0, 502, "{\"n\":502}");
        send(last, 1, 8, "{\"n\":8}");
        await().until(() -> heard(last) != null);
        assertNull(heard(late));
        assertNull(heard("journal"));
        await().until(() ->
                "0".equals(one("select count(*)::text from pg_namespace where nspname like 'read_model_%'")));
    }

    @Test
    @Order(2)
    void aRebuildWaitsForATopicThatIsBeingFilledAgain() throws Exception {
        var first = UUID.randomUUID().toString();
        send(first, 2, 1, "{\"n\":1}");
        await().until(() -> heard(first) != null);
        var old = one(MODEL);

        var done = rebuilding();

        await().untilAsserted(() -> topics("DOWN"));
        assertEquals(old, one(MODEL));
        refilled(2, 1);
        done.join();
        assertNotEquals(old, one(MODEL));
        assertEquals("{\"n\":1}", heard(first));
        await().untilAsserted(() -> topics("UP"));
    }

    @Test
    @Order(3)
    void aTopicThatIsMadeAnewIsReadFromItsBeginningAndNothingIsBuiltFromItUntilItIsFilledAgain() throws Exception {
        var before = UUID.randomUUID().toString();
        var after = UUID.randomUUID().toString();
        send(before, 2, 2, "{\"n\":2}");
        await().until(() -> heard(before) != null);
        makeAnew();

        await().untilAsserted(() -> topics("DOWN"));

        var old = one(MODEL);
        var done = rebuilding();
        send(after, 2, 3, "{\"n\":3}");
        await().until(() -> heard(after) != null);
        assertEquals(old, one(MODEL));
        assertEquals("{\"n\":2}", heard(before), "what has been read stays");
        send(before, 2, 2, "{\"n\":2}");
        refilled(2, 3);
        done.join();
        await().untilAsserted(() -> topics("UP"));
        assertEquals("{\"n\":2}", heard(before));
        assertEquals("{\"n\":3}", heard(after));
    }

    @Test
    @Order(4)
    void whatATopicThatIsMadeAnewDoesNotHaveVanishesWhenItIsFilledAgain() throws Exception {
        var ghost = UUID.randomUUID().toString();
        var kept = UUID.randomUUID().toString();
        send(ghost, 2, 4, "{\"n\":4}");
        send(kept, 2, 5, "{\"n\":5}");
        await().until(() -> heard(kept) != null);

        // as when its journal was lost with it, and only an older one is there
        makeAnew();
        await().untilAsserted(() -> topics("DOWN"));
        send(kept, 2, 3, "{\"n\":3}");

        assertEquals("{\"n\":4}", heard(ghost));
        refilled(2, 3);
        await().until(() -> heard(ghost) == null);
        assertEquals("{\"n\":3}", heard(kept));
        await().untilAsserted(() -> topics("UP"));
    }
}
