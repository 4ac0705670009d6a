package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.sample.thing.HeldResource;
import org.junit.jupiter.api.Test;

/** A request that is sent twice with one key is done once, whatever becomes of the first. */
@QuarkusTest
class IdempotencyTest {
    private static final String CALLER = "999601391";
    private static final Executor AT_ONCE = Executors.newVirtualThreadPerTaskExecutor();

    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Inject
    DataSource database;

    private Response post(String said) {
        return request("application/json", "{\"said\":\"" + said + "\"}").post("/v1/held");
    }

    @Test
    void whileTheFirstRunsTheSecondIsRefusedAndAfterwardsItGetsTheFirstsAnswer() throws Exception {
        var work = new Hold();
        HeldResource.work = work;
        var first = CompletableFuture.supplyAsync(() -> post("a"), AT_ONCE);
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
        assertEquals("run 1", again.path("said"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(1, work.runs());
    }

    @Test
    void aSecondThatComesWhileTheFirstRunsWaitsForIt() throws Exception {
        var work = new Hold();
        HeldResource.work = work;
        var first = CompletableFuture.supplyAsync(() -> post("a"), AT_ONCE);
        work.awaitBegun();
        var second = CompletableFuture.supplyAsync(() -> post("a"), AT_ONCE);
        Patience.await()
                .until(() -> number(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%into idempotency%'")
                        > 0);
        work.letGo();

        assertEquals(201, first.join().statusCode());
        assertEquals(201, second.join().statusCode());
        assertEquals("true", second.join().header("Idempotency-Replayed"));
        assertEquals(1, work.runs());
    }

    @Test
    void anotherRequestWithTheKeyOfOneThatIsDoneIsAnotherRequest() {
        HeldResource.work = () -> "done";

        post("a").then().statusCode(201);
        post("b").then().statusCode(422).body("type", equalTo("urn:dugnad:problem:idempotency-key-reused"));
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

    /** The connection is cut between the change and its commit: neither the change nor the key is there. */
    @Test
    void whatIsCutBeforeItsCommitIsDoneOnceByTheSecond() {
        var id = key.hashCode();
        var runs = new AtomicInteger();
        HeldResource.work = () -> {
            var process = write(id, "unwatched");
            if (runs.incrementAndGet() == 1)
                number("select case when pg_terminate_backend(%d, 10000) then 1 else 0 end".formatted(process));
            return "done";
        };

        post("a")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:dugnad:problem:database-away"));
        post("a").then().statusCode(201).header("Idempotency-Replayed", nullValue());
        post("a").then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));

        assertEquals(1, number("select count(*) from unwatched where id = " + id));
        assertEquals(2, runs.get());
    }

    /** Whether the database has done it, nobody knows who asks it over a connection that is gone. */
    @Test
    void whatIsCutInItsCommitIsSaidNotToBeKnownAndTheKeyTells() {
        var id = key.hashCode();
        var runs = new AtomicInteger();
        HeldResource.work = () -> {
            write(id, runs.incrementAndGet() == 1 ? "doomed" : "unwatched");
            return "done";
        };

        post("a")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:dugnad:problem:outcome-unknown"));
        post("a").then().statusCode(201).header("Idempotency-Replayed", nullValue());

        assertEquals(1, number("select count(*) from unwatched where id = " + id));
        assertEquals(0, number("select count(*) from doomed"));
    }

    @Test
    void aChangeThatIsRefusedLeavesTheKeyFreeWhenItMayBeOtherwiseInAWhile() {
        var runs = new AtomicInteger();
        HeldResource.work = () -> {
            if (runs.incrementAndGet() == 1) throw Problem.conflict("too-early", Map.of());
            return "done";
        };

        post("a").then().statusCode(409);
        post("a").then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void whatIsWrongWithTheRequestItselfIsKept() {
        HeldResource.work = () -> "done";

        var wrong = "{\"unsaid\":1}";

        request("application/json", wrong).post("/v1/held").then().statusCode(400);
        request("application/json", wrong)
                .post("/v1/held")
                .then()
                .statusCode(400)
                .header("Idempotency-Replayed", equalTo("true"));
        post("a").then().statusCode(422);
    }

    @Test
    void theSameIsTheSameHoweverItIsWrittenAndToWhateverHostItIsSent() {
        HeldResource.work = () -> "done";

        post("a").then().statusCode(201);
        request("application/json; charset=utf-8", " { \"said\" : \"a\" } ")
                .header("Host", "another.example")
                .post("/v1/held")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void withoutATokenAKeyIsNobodys() throws SQLException {
        given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{}")
                .post("/v1/held");

        assertEquals(0, number("select count(*) from idempotency where key = '" + key.replace("\"", "") + "'"));
    }

    @Test
    void aSecretIsToldOnce() {
        HeldResource.work = () -> "done";

        assertEquals("for your eyes", post("secret").path("secret"));
        post("secret").then().statusCode(201).body("said", equalTo("done")).body("secret", nullValue());
    }

    private RequestSpecification request(String type, String body) {
        return given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, CALLER))
                .header("Idempotency-Key", key)
                .contentType(type)
                .body(body);
    }

    /** In the request's own transaction; gives the process id of its connection. */
    private int write(int id, String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("insert into %s values (%d, 1)".formatted(table, id));
            try (var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private long number(String sql) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                try (var connection = database.getConnection();
                                        var statement = connection.createStatement();
                                        var row = statement.executeQuery(sql)) {
                                    row.next();
                                    return row.getLong(1);
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            AT_ONCE)
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
