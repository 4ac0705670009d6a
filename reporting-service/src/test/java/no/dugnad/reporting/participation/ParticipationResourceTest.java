package no.dugnad.reporting.participation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ParticipationResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    private String instrument;

    @BeforeEach
    void world() {
        World.tell(database);
        instrument = World.instrument(database);
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static RequestSpecification owner() {
        return as(Tokens.of(Scopes.PARTICIPATIONS, World.OWNER));
    }

    private ObjectNode body() {
        return JSON.createObjectNode()
                .put("instrumentId", instrument)
                .put("project", "Lading")
                .put("role", "lead")
                .put("year", 2021)
                .put("status", "awarded")
                .put("appliedNok", 500_000)
                .put("awardedNok", 400_000)
                .set(
                        "party",
                        JSON.createObjectNode().put("kind", "municipality").put("number", "1020"));
    }

    private ValidatableResponse post(ObjectNode body) {
        return owner().body(body.toString()).post("/v1/participations").then();
    }

    /** Counted again from the register: what the cube must hold at any time. */
    private long cubeDifference() {
        return World.number(database, """
                with counted as (select year, party_kind, party_number, instrument, role, status, demo, count(*) as projects,
                                        coalesce(sum(applied_nok), 0) as applied, coalesce(sum(awarded_nok), 0) as awarded
                                 from participation group by 1, 2, 3, 4, 5, 6, 7)
                select count(*) from ((select * from counted except select * from read_model.participation_cube where projects <> 0)
                                union all (select * from read_model.participation_cube where projects <> 0 except select * from counted)) d
                """);
    }

    @Test
    void aReportedOneIsShownAndToldAsInTheContract() {
        var id = post(body())
                .statusCode(201)
                .header("Location", containsString("/v1/participations/"))
                .extract()
                .<String>path("id");

        given().get("/v1/participations/" + id)
                .then()
                .statusCode(200)
                .body("party.number", equalTo("1020"))
                .body("demo", equalTo(false));
        var sent = Broker.awaitType("dugnad.participation", id, "no.dugnad.participation.reported.v1");
        Examples.assertValid("participation", sent.data());
        var expected = (ObjectNode) Examples.json("participation.reported");
        expected.put("id", id)
                .put("instrumentId", instrument)
                .put("project", "Lading")
                .putNull("source")
                .put("demo", false);
        ((ObjectNode) expected.path("party")).put("number", "1020");
        assertEquals(expected.toString(), sent.raw());
        assertEquals(World.OWNER, sent.headers().get("ce_onbehalfof"));
        assertEquals("/reporting", sent.headers().get("ce_source"));
        given().get("/v1/participation-events?subject=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].data.year", equalTo(2021));
        assertEquals(0, cubeDifference());
    }

    @Test
    void aRevisionAndARemovalAreToldAndCounted() {
        var id = post(body()).extract().<String>path("id");
        var tag = given().get("/v1/participations/" + id).header("ETag");
        owner().body("{\"status\":\"completed\"}")
                .patch("/v1/participations/" + id)
                .then()
                .statusCode(428);
        owner().header("If-Match", "\"other\"")
                .body("{\"status\":\"completed\"}")
                .patch("/v1/participations/" + id)
                .then()
                .statusCode(412);

        var now = owner().header("If-Match", tag)
                .contentType("application/merge-patch+json")
                .body("{\"status\":\"completed\",\"appliedNok\":null}")
                .patch("/v1/participations/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .extract()
                .header("ETag");

        assertEquals(now, given().get("/v1/participations/" + id).header("ETag"));
        Broker.await(
                "dugnad.participation",
                id,
                sent -> sent.type().equals("no.dugnad.participation.revised.v1")
                        && sent.data().path("appliedNok").isNull());
        assertEquals(0, cubeDifference());
        owner().header("If-Match", now)
                .delete("/v1/participations/" + id)
                .then()
                .statusCode(204);
        given().get("/v1/participations/" + id).then().statusCode(404);
        Broker.awaitType("dugnad.participation", id, "no.dugnad.participation.removed.v1");
        assertEquals(0, cubeDifference());
    }

    @Test
    void theSameOneTwiceIsAConflictThatNamesTheFirst() {
        var id = post(body()).extract().<String>path("id");

        post(body())
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:participation-exists"))
                .body("id", equalTo(id));

        var other = post(body().put("project", "Another")).statusCode(201).extract();
        owner().header("If-Match", other.header("ETag"))
                .body("{\"project\":\"Lading\"}")
                .patch("/v1/participations/" + other.path("id"))
                .then()
                .statusCode(409);
    }

    @Test
    void onlyTheOwnerAndTheManagerOfTheNamedCallMayWrite() {
        var call = World.call(database, instrument);
        var manager = Tokens.of(Scopes.PARTICIPATIONS, World.MANAGER);

        given().contentType("application/json")
                .body(body().toString())
                .post("/v1/participations")
                .then()
                .statusCode(401);
        as(Tokens.of(Scopes.INSTRUMENTS, World.OWNER))
                .body("{")
                .post("/v1/participations")
                .then()
                .statusCode(403);
        as(Tokens.of(Scopes.PARTICIPATIONS, Tokens.STRANGER))
                .body(body().toString())
                .post("/v1/participations")
                .then()
                .statusCode(403);
        as(manager).body(body().toString()).post("/v1/participations").then().statusCode(403);
        var made = as(manager)
                .body(body().put("callId", call).toString())
                .post("/v1/participations")
                .then()
                .statusCode(201)
                .extract();
        as(Tokens.of(Scopes.PARTICIPATIONS, Tokens.STRANGER))
                .body("{\"year\":2022}")
                .patch("/v1/participations/" + made.path("id"))
                .then()
                .statusCode(403);
        as(manager)
                .header("If-Match", made.header("ETag"))
                .body("{\"callId\":null}")
                .patch("/v1/participations/" + made.path("id"))
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsInventedIsWrittenByAnAdministratorAlone() {
        post(body().put("demo", true)).statusCode(403).body("type", equalTo("urn:dugnad:problem:demo-is-admins"));

        var made = as(Tokens.admin())
                .body(body().put("demo", true).toString())
                .post("/v1/participations")
                .then()
                .statusCode(201)
                .body("demo", equalTo(true))
                .extract();

        owner().header("If-Match", made.header("ETag"))
                .body("{\"year\":2022}")
                .patch("/v1/participations/" + made.path("id"))
                .then()
                .statusCode(403);
        owner().header("If-Match", made.header("ETag"))
                .delete("/v1/participations/" + made.path("id"))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/party/number, 1001, 2017, not-valid-that-year",
        "/party/number, 1050, 2016, not-valid-that-year",
        "/party/number, 9999, 2021, not-valid-that-year",
        "/party/number, 12, 2021, party-number",
        "/party/number, 12345, 2021, party-number",
        "/year, 1020, 2012, year-out-of-range",
        "/year, 1020, 2999, year-out-of-range"
    })
    void aNumberMustHaveBeenValidInTheYear(String pointer, String number, int year, String code) {
        var body = body().put("year", year);
        ((ObjectNode) body.path("party")).put("number", number);

        post(body).statusCode(400).body("errors[0].pointer", equalTo(pointer)).body("errors[0].code", equalTo(code));
    }

    @Test
    void aCountyTakesPartByItsNumber() {
        var body = body();
        body.set(
                "party",
                JSON.createObjectNode()
                        .put("kind", "county")
                        .put("number", "50")
                        .put("name", "Trøndelag"));

        post(body.put("year", 2017)).statusCode(400).body("errors[0].code", equalTo("not-valid-that-year"));
        post(body.put("year", 2018)).statusCode(201).body("party", equalTo(Map.of("kind", "county", "number", "50")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "appliedNok | -1 | /appliedNok | min",
                "appliedNok | 1.5 | /appliedNok | wrong-type",
                "appliedNok | 99999999999999999999999 | /appliedNok | wrong-type",
                "project | \"a\\u0000b\" | /project | control-character",
                "project | \" \" | /project | not-blank",
                "instrumentId | \"Æ\" | /instrumentId | slug",
                "instrumentId | \"no-such-thing\" | /instrumentId | unknown-instrument",
                "callId | \"no-such-thing\" | /callId | unknown-call",
                "partnershipId | \"no-such-thing\" | /partnershipId | unknown-partnership",
                "status | \"granted\" | /status | not-one-of",
                "role | null | /role | not-null",
                "colour | 1 | /colour | unknown-field"
            })
    void aFaultIsPointedAt(String field, String value, String pointer, String code) throws Exception {
        var body = body();
        body.set(field, JSON.readTree(value));

        post(body).statusCode(400).body("errors.pointer", hasItem(pointer)).body("errors.code", hasItem(code));
    }

    @Test
    void theListIsFilteredAndPaged() {
        for (var year = 2014; year < 2019; year++)
            post(body().put("year", year).put("status", year % 2 == 0 ? "awarded" : "completed"))
                    .statusCode(201);

        given().get("/v1/participations?instrument=" + instrument + "&status=awarded")
                .then()
                .statusCode(200)
                .body("total", equalTo(3));
        given().get("/v1/participations?instrument=" + instrument + "&municipality=1020&year=2015&role=lead&demo=false")
                .then()
                .body("total", equalTo(1));
        given().get("/v1/participations?instrument=" + instrument + "&county=10")
                .then()
                .body("total", equalTo(0));
        var next = given().get("/v1/participations?limit=2&sort=-year&instrument=" + instrument)
                .then()
                .body("items.year", equalTo(java.util.List.of(2018, 2017)))
                .extract()
                .<String>path("next");
        given().urlEncodingEnabled(false).get(next).then().body("items.year", equalTo(java.util.List.of(2016, 2015)));
        given().get("/v1/participations?colour=red").then().statusCode(400);
        given().get("/v1/participations/nothing").then().statusCode(404);
    }

    private void reported(String number, int year) {
        var body = body().put("year", year).put("project", "P" + number + year);
        ((ObjectNode) body.path("party"))
                .put("number", number)
                .put("kind", number.length() == 2 ? "county" : "municipality");
        post(body).statusCode(201);
    }

    @Test
    void aNumberIsKeptAndReadOnOtherBoundaries() {
        reported("1001", 2016); // merged into 1050 in 2017
        reported("1003", 2017); // 5003 from 2018
        reported("1010", 2019); // 0.4 to 1060, 0.6 to 1061 in 2020
        reported("1062", 2023); // halved into 1070 and 1071 in 2024
        reported("10", 2019);

        var today = given().get("/v1/participations?sort=year&boundaries=2024-06-01&instrument=" + instrument)
                .then()
                .statusCode(200)
                .body("divided", equalTo(2))
                .extract()
                .jsonPath();
        var all = given().get("/v1/participations?sort=year&boundaries=2024-06-01&assign=all&instrument=" + instrument)
                .then()
                .extract()
                .jsonPath();
        var back = given().get("/v1/participations?sort=year&boundaries=2016-01-01&instrument=" + instrument)
                .then()
                .extract()
                .jsonPath();

        assertEquals(
                List.of("1001", "1003", "10", "1010", "1062"),
                today.<String>getList("items.party.number").stream()
                        .sorted()
                        .sorted(java.util.Comparator.comparing(n ->
                                List.of("1001", "1003", "10", "1010", "1062").indexOf(n)))
                        .toList());
        assertEquals(
                List.of("1050"),
                today.getList("items.find { it.party.number == '1001' }.translated.municipalities.number"));
        assertEquals(
                List.of("5003"),
                today.getList("items.find { it.party.number == '1003' }.translated.municipalities.number"));
        assertEquals(
                List.of("1061"),
                today.getList("items.find { it.party.number == '1010' }.translated.municipalities.number"));
        assertEquals(
                List.of("1070"),
                today.getList("items.find { it.party.number == '1062' }.translated.municipalities.number"));
        assertEquals(true, today.getBoolean("items.find { it.party.number == '1062' }.translated.divided"));
        assertEquals(false, today.getBoolean("items.find { it.party.number == '1001' }.translated.divided"));
        assertEquals(
                "N1050", today.getString("items.find { it.party.number == '1001' }.translated.municipalities[0].name"));
        assertNull(today.<Object>get("items.find { it.party.number == '10' }.translated"));
        assertEquals(
                List.of("1061", "1060"),
                all.getList("items.find { it.party.number == '1010' }.translated.municipalities.number"));
        assertEquals(
                0.6f, all.getFloat("items.find { it.party.number == '1010' }.translated.municipalities[0].weight"));
        assertEquals(
                List.of("1001"),
                back.getList("items.find { it.party.number == '1001' }.translated.municipalities.number"));
        // what is now 1070 was 1062, or one half of it
        given().get("/v1/participations?boundaries=2024-06-01&municipality=1070&instrument=" + instrument)
                .then()
                .body("total", equalTo(1))
                .body("items[0].party.number", equalTo("1062"));
        given().get("/v1/participations?boundaries=2024-06-01&municipality=1071&instrument=" + instrument)
                .then()
                .body("total", equalTo(0));
        given().get("/v1/participations?boundaries=2024-06-01&assign=all&municipality=1071&instrument=" + instrument)
                .then()
                .body("total", equalTo(1))
                .body("divided", equalTo(1));
        given().get("/v1/participations?boundaries=2012-12-31")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("boundaries"));
        given().get("/v1/participations?assign=some").then().statusCode(400);
    }

    @Test
    void aStatusMovesOnAndNotBack() {
        var made = post(body().put("status", "applied").putNull("awardedNok")).extract();
        var address = "/v1/participations/" + made.<String>path("id");
        var awarded = owner().header("If-Match", made.header("ETag"))
                .body("{\"status\":\"awarded\",\"awardedNok\":1}")
                .patch(address)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        owner().header("If-Match", awarded)
                .body("{\"status\":\"rejected\",\"awardedNok\":null}")
                .patch(address)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:change-of-status"))
                .body("errors[0].pointer", equalTo("/status"));
        owner().header("If-Match", awarded)
                .body("{\"status\":\"completed\"}")
                .patch(address)
                .then()
                .statusCode(200);
        assertEquals(0, cubeDifference());
    }
}
