package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One way to write, on a sample thing; what is promised of the order of its checks is in {@code EveryWrite}. */
@QuarkusTest
class WritesTest {
    private static final String OWNER = "999601391";
    private static final String BODY = "{\"name\":{\"nb\":\"Ting\"},\"size\":3}";

    private final String id = "thing-" + UUID.randomUUID();
    private final String path = "/v1/things/" + id;

    @Inject
    DataSource database;

    private static RequestSpecification as(String organisation) {
        return given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, organisation))
                .contentType("application/json");
    }

    private Response create() {
        return as(OWNER).header("If-None-Match", "*").body(BODY).put(path);
    }

    private String tag() {
        return given().get(path).header("ETag");
    }

    @Test
    void aPutMakesWhatIsNotThereAndReplacesWhatIs() {
        create().then()
                .statusCode(201)
                .header("Location", endsWith(path))
                .header("ETag", equalTo(tag()))
                .body("size", equalTo(3));
        create().then().statusCode(412);
        as(OWNER).body(BODY).put("/v1/things/" + id + "-2").then().statusCode(428);
        as(OWNER)
                .header("If-Match", tag())
                .body(BODY.replace("3", "4"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag()))
                .body("size", equalTo(4));
    }

    @Test
    void aPatchChangesAndADeleteRemovesEachWithItsEvent() {
        create();
        as(OWNER)
                .header("If-Match", tag())
                .body("{\"size\":5}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("size", equalTo(5))
                .body("name.nb", equalTo("Ting"));
        as(OWNER).header("If-Match", tag()).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
        Awaitility.await()
                .untilAsserted(() -> given().get("/v1/things/events?subject=" + id)
                        .then()
                        .body("items", hasSize(3))
                        .body("items[2].type", endsWith("thing-removed.v1")));
    }

    @Test
    void ofTwoWhoMakeAThingUnderOneIdOneIsFirst() throws Exception {
        // another transaction has written the id and has not ended
        var answer = whileAnother(
                "insert into thing (id, name, size, owner) values ('" + id + "', '{\"nb\":\"Ting\"}', 1, '" + OWNER
                        + "')",
                this::create);

        answer.then().statusCode(412);
        given().get(path).then().body("size", equalTo(1));
    }

    @Test
    void whatIsNamedMeanwhileIsNotRemoved() throws Exception {
        create();
        var tag = tag();

        var answer = whileAnother(
                "insert into piece values ('" + id + "', '" + id + "')",
                () -> as(OWNER).header("If-Match", tag).delete(path));

        answer.then().statusCode(409);
        given().get(path).then().statusCode(200);
        given().get("/v1/things/events?subject=" + id).then().body("items", hasSize(1));
    }

    @Test
    void whatOneMayNotKnowOfIsNotThereButItsIdIsTaken() {
        as(OWNER)
                .header("If-None-Match", "*")
                .body(BODY.replace("3", "0"))
                .put(path)
                .then()
                .statusCode(201);

        as(Tokens.STRANGER).body("{}").patch(path).then().statusCode(404);
        as(Tokens.STRANGER)
                .header("If-None-Match", "*")
                .body(BODY)
                .put(path)
                .then()
                .statusCode(412);
        given().get(path).then().body("owner", equalTo(OWNER)).body("size", equalTo(0));
    }

    @Test
    void whatTheDatabaseHoldsAndNobodyTellsOfIsAFailureOfOurs() throws SQLException {
        create();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table thing add constraint never_seven check (size <> 7)");
            try {
                as(OWNER)
                        .header("If-Match", tag())
                        .body("{\"size\":7}")
                        .patch(path)
                        .then()
                        .statusCode(500);
            } finally {
                statement.execute("alter table thing drop constraint never_seven");
            }
        }
        given().get(path).then().body("size", equalTo(3));
    }

    /** Writes in a transaction, asks until the answer waits for that transaction, and only then lets it commit. */
    private Response whileAnother(String sql, Supplier<Response> ask) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                var answer = CompletableFuture.supplyAsync(ask);
                Awaitility.await().until(() -> waiting(connection) > 0);
                connection.commit();
                return answer.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** How many wait for what this connection has locked. */
    private static int waiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")) {
            row.next();
            return row.getInt(1);
        }
    }
}
