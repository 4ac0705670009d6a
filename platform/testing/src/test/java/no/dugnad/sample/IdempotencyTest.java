package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.sample.thing.HeldResource;
import org.junit.jupiter.api.Test;

/** A request that is sent twice with one key is done once, whatever becomes of the first. */
@QuarkusTest
class IdempotencyTest {
    private static final String CALLER = "999601391";

    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Inject
    DataSource database;

    private Response post(String said) {
        return given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, CALLER))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"said\":\"" + said + "\"}")
                .post("/v1/held");
    }

    @Test
    void whileTheFirstRunsTheSecondIsRefusedAndAfterwardsItGetsTheFirstsAnswer() throws Exception {
        var work = new Hold();
        HeldResource.work = work;
        var first = CompletableFuture.supplyAsync(() -> post("a"));
        work.awaitBegun();

        post("a")
                .then()
                .statusCode(409)
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("urn:dugnad:problem:idempotency-running"));
        work.letGo();
        var answer = first.join();
        var again = post("a");

        assertEquals(201, answer.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals("run 1", answer.path("said"));
        assertEquals(answer.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(1, work.runs());
    }

    @Test
    void anotherRequestWithTheKeyOfOneThatRunsIsAnotherRequest() throws Exception {
        var work = new Hold();
        HeldResource.work = work;
        var first = CompletableFuture.supplyAsync(() -> post("a"));
        work.awaitBegun();

        post("b").then().statusCode(422).body("type", equalTo("urn:dugnad:problem:idempotency-key-reused"));
        work.letGo();
        first.join();

        assertEquals(1, work.runs());
    }

    @Test
    void afterAFirstThatFailedHereTheSecondIsDone() {
        var runs = new AtomicInteger();
        HeldResource.work = () -> {
            if (runs.incrementAndGet() == 1) throw new IllegalStateException("the first fails");
            return "done";
        };

        post("a").then().statusCode(500);
        post("a").then().statusCode(201).body("said", equalTo("done"));
        post("a").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));

        assertEquals(2, runs.get());
    }

    /** The service died while it ran: whoever asks again after five minutes is heard. */
    @Test
    void afterAFirstThatNeverEndedTheSecondIsDone() throws SQLException {
        HeldResource.work = () -> "done";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        insert into idempotency (caller, key, request, request_hash, started_at)
                        values (?, ?, 'POST /v1/held', 'of the first', now() - interval '301 seconds')
                        """)) {
            statement.setString(1, CALLER);
            statement.setString(2, key.replace("\"", ""));
            statement.executeUpdate();
        }

        post("a").then().statusCode(201).body("said", equalTo("done"));
        post("a").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    }
}
