package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.bearer;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BodyResourceTest {
    private static final String KS_PARTY = "{\"kind\":\"association\",\"organisationNumber\":\"971032146\"}";

    @BeforeEach
    void municipalities() {
        Registry.hears("4601", Examples.text("municipality.registered"));
        Registry.has("7601", "Setevik", "76", "Prøvefylket", "2020-01-01", null);
    }

    @Test
    void aSeatLeavesAsTheContractsExample() throws Exception {
        // Given the partnership and the body of the example
        var example = (ObjectNode) Examples.json("body.seat-taken");
        var path = "/v1/partnerships/" + Client.newId();
        var written = (ObjectNode) Examples.json("partnership.formed");
        written.remove(List.of("id", "membersKnown"));
        var host = as("964338531");
        host.header("If-None-Match", "*")
                .body(written.toString())
                .put(path)
                .then()
                .statusCode(201);
        var body = as("964338531")
                .body("""
                        {"name":{"nb":"Styringsgruppa","nn":"Styringsgruppa","en":"Steering group"},"kind":"steering-group","from":"2020-01-01"}""")
                .post(path + "/bodies")
                .then()
                .statusCode(201)
                .extract();

        // When Bergen takes the chair
        var seat = as("964338531")
                .body("{\"party\":" + municipality("4601") + ",\"role\":\"leader\",\"from\":\"2021-01-01\"}")
                .post(body.header("Location") + "/seats")
                .then()
                .statusCode(201)
                .extract();

        // Then the state that leaves is the example's, but for the ids
        var sent = Broker.awaitType("dugnad.body", body.path("id"), "no.dugnad.body.seat-taken.v1");
        Examples.assertValid("body", sent.data());
        example.put("partnershipId", id(path)).put("id", body.<String>path("id"));
        ((ObjectNode) example.at("/seats/0")).put("id", seat.<String>path("id"));
        assertEquals(example, sent.data());
        given().get(seat.header("Location")).then().statusCode(200).header("ETag", equalTo(seat.header("ETag")));
        given().get(body.header("Location")).then().statusCode(200).header("ETag", equalTo(body.header("ETag")));
    }

    @Test
    void bodiesAndSeatsAreThoseOfTheDay() {
        var path = partnership(",\"endsOn\":\"2030-01-01\"");
        var board = body(path, "programme-board", "Programstyret", "2018-01-01", "2022-01-01");
        body(path, "resource-group", "Ressursgruppa", null, null);
        seat(board, municipality("7601"), "member", "2020-01-01", null);
        seat(board, KS_PARTY, "observer", null, "2021-01-01");
        seat(board, "{\"kind\":\"state\",\"name\":\"Statsforvalteren\"}", "leader", "2019-01-01", null);

        given().get(path + "/bodies?at=2020-01-01")
                .then()
                .statusCode(200)
                .body("items.name.nb", contains("Programstyret", "Ressursgruppa"));
        given().get(path + "/bodies?at=2022-01-01").then().body("items.name.nb", contains("Ressursgruppa"));
        given().get(path + "/bodies?at=2030-01-01").then().body("total", equalTo(0));
        given().get(board + "/seats?at=2020-06-01")
                .then()
                .statusCode(200)
                .body("items.role", contains("leader", "member", "observer"))
                .body(
                        "items.party.name",
                        contains("Statsforvalteren", "Setevik", "KS – Kommunesektorens organisasjon"));
        given().get(board + "/seats?at=2018-06-01").then().body("items.role", contains("observer"));
        given().get(board + "/seats?at=2021-01-01&sort=-role").then().body("items.role", contains("member", "leader"));
        // the body is over
        given().get(board + "/seats?at=2022-01-01").then().body("total", equalTo(0));
        given().get(board + "/seats?limit=1&at=2020-06-01")
                .then()
                .body("items", hasSize(1))
                .body("total", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"7601\"},\"role\":\"member\",\"from\":\"2020-12-31\"} | /from | seat-before-body",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"7601\"},\"role\":\"member\",\"from\":\"2025-01-01\"} | /from | seat-after-body",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"7601\"},\"role\":\"member\",\"from\":\"2021-01-01\",\"to\":\"2025-01-02\"} | /to | seat-after-body",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"7601\"},\"role\":\"member\",\"to\":\"2021-01-01\"} | /to | seat-before-body",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"7601\"},\"role\":\"member\",\"from\":\"2022-01-01\",\"to\":\"2022-01-01\"} | /to | to-not-after-from",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"0000\"},\"role\":\"member\"} | /party/number | unknown-municipality",
                "{\"party\":{\"kind\":\"business\"},\"role\":\"member\"} | /party/organisationNumber | party-unnamed",
                "{\"party\":{\"kind\":\"business\",\"name\":\"x\"},\"role\":\"king\"} | /role | not-one-of",
                "{\"role\":\"member\"} | /party | not-null",
                "{\"party\":{\"kind\":\"business\",\"name\":\"x\"},\"role\":\"member\",\"person\":\"Kari\"} | /person | unknown-field"
            })
    void whatCannotBeASeatIsPointedAt(String seat, String pointer, String code) {
        var path = partnership("");
        var body = body(path, "steering-group", "Styret", "2021-01-01", "2025-01-01");

        as(KS).body(seat)
                .post(body + "/seats")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", not(hasItem(code)));

        given().get("/v1/partnership-events?subject=" + last(body)).then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"steering-group\"} | /name | not-null",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"choir\"} | /kind | not-one-of",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\",\"from\":\"2014-12-31\"} | /from | body-before-founding",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\",\"from\":\"2030-01-01\"} | /from | body-after-ending",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\",\"to\":\"2030-01-02\"} | /to | body-after-ending",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\",\"from\":\"2020-01-01\",\"to\":\"2020-01-01\"} | /to | to-not-after-from",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\",\"from\":\"9999-01-01\"} | /from | date-out-of-range",
                "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\",\"seats\":[]} | /seats | unknown-field"
            })
    void whatCannotBeABodyIsPointedAt(String body, String pointer, String code) {
        var path = partnership(",\"foundedOn\":\"2015-01-01\",\"endsOn\":\"2030-01-01\"");

        as(KS).body(body)
                .post(path + "/bodies")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", not(hasItem(code)));
    }

    @Test
    void aBodyAndASeatAreChangedAndRemoved() {
        var path = partnership("");
        var body = body(path, "core-team", "Kjernen", "2020-01-01", null);
        var seat = seat(body, municipality("7601"), "member", "2021-01-01", null);

        as(KS).header("If-Match", tag(body))
                .body("{\"from\":\"2022-01-01\"}")
                .patch(body)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("seats-before-body"));
        as(KS).header("If-Match", tag(body))
                .body("{\"to\":\"2021-01-01\"}")
                .patch(body)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("seats-after-body"));
        as(KS).header("If-Match", tag(body))
                .body("{\"description\":{\"nb\":\"Møtes ukentlig\"}}")
                .patch(body)
                .then()
                .statusCode(200)
                .body("description.nb", equalTo("Møtes ukentlig"))
                .body("kind", equalTo("core-team"));
        as(KS).header("If-Match", tag(body))
                .body("{\"kind\":\"core-team\"}")
                .patch(body)
                .then()
                .statusCode(200);
        as(KS).header("If-Match", tag(seat))
                .body("{\"to\":\"2023-01-01\"}")
                .patch(seat)
                .then()
                .statusCode(200)
                .body("to", equalTo("2023-01-01"));
        as(KS).header("If-Match", tag(seat))
                .body("{\"role\":\"deputy\"}")
                .patch(seat)
                .then()
                .statusCode(200)
                .body("role", equalTo("deputy"));
        as(KS).header("If-Match", tag(body)).delete(body).then().statusCode(409);
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(409);
        as(KS).header("If-Match", tag(seat)).delete(seat).then().statusCode(204);
        as(KS).header("If-Match", tag(body)).delete(body).then().statusCode(204);

        given().get(body).then().statusCode(404);
        given().get(seat).then().statusCode(404);
        var last = Broker.awaitType("dugnad.body", last(body), "no.dugnad.body.removed.v1");
        given().get("/v1/partnership-events?subject=" + last(body))
                .then()
                .body(
                        "items.type.collect { it.replace('no.dugnad.body.', '') }",
                        contains(
                                "formed.v1",
                                "seat-taken.v1",
                                "revised.v1",
                                "seat-left.v1",
                                "seat-revised.v1",
                                "seat-removed.v1",
                                "removed.v1"));
        given().get("/v1/partnership-events?subject=" + id(path))
                .then()
                .body("items.type", contains("no.dugnad.partnership.formed.v1"));
        Examples.assertValid("body", last.data());
        assertEquals(0, last.data().path("bodies").size());
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);
    }

    @Test
    void onlyTheHostWritesAndStatesWhatItChanges() {
        var path = partnership("");
        var body = body(path, "core-team", "Kjernen", null, null);
        var seat = seat(body, municipality("7601"), "member", null, null);
        var request = "{\"name\":{\"nb\":\"x\"},\"kind\":\"core-team\"}";

        given().contentType("application/json")
                .body("{")
                .post(path + "/bodies")
                .then()
                .statusCode(401);
        bearer(Tokens.of(Scopes.STATEMENTS, KS))
                .body("{")
                .post(path + "/bodies")
                .then()
                .statusCode(403);
        as(Tokens.STRANGER).body("{").post(path + "/bodies").then().statusCode(400);
        as(Tokens.STRANGER).body(request).post(path + "/bodies").then().statusCode(403);
        as(Tokens.STRANGER).body("{}").patch(seat).then().statusCode(403);
        as(Tokens.STRANGER).delete(seat).then().statusCode(403);
        as(KS).body("{}").patch(body).then().statusCode(428);
        as(KS).header("If-Match", "\"old\"").delete(seat).then().statusCode(412);
        as(KS).body(request).post("/v1/partnerships/finnes-ikke/bodies").then().statusCode(404);
        // of another partnership
        given().get(partnership("") + body.substring(path.length())).then().statusCode(404);
        given().get(path + "/bodies/x").then().statusCode(404);
        given().get(body + "/seats/x").then().statusCode(404);
        given().get(path + "/bodies?sort=kind").then().statusCode(400);
        given().get(body + "/seats?at=2012-12-31")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("before-the-registry"));
        given().get(seat).then().body("from", nullValue());
    }

    static String body(String partnership, String kind, String name, String from, String to) {
        return partnership + "/bodies/"
                + as(KS).body("{\"name\":{\"nb\":\"%s\"},\"kind\":\"%s\",\"from\":%s,\"to\":%s}"
                                .formatted(name, kind, quoted(from), quoted(to)))
                        .post(partnership + "/bodies")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    static String seat(String body, String party, String role, String from, String to) {
        return body + "/seats/"
                + as(KS).body("{\"party\":%s,\"role\":\"%s\",\"from\":%s,\"to\":%s}"
                                .formatted(party, role, quoted(from), quoted(to)))
                        .post(body + "/seats")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    @Test
    void writersOfOneBodyLoseNothing() throws Exception {
        // Given a body and eight seats to be
        var body = body(partnership(""), "core-team", "Kjernen", null, null);
        List<Callable<Integer>> writers = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> as(KS).body(
                                "{\"party\":{\"kind\":\"voluntary\",\"name\":\"Lag " + i + "\"},\"role\":\"member\"}")
                        .post(body + "/seats")
                        .statusCode())
                .toList();

        // When all are given at once
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(writers)) assertEquals(201, answer.get());
        }

        // Then each event in order has one seat more, and none is lost
        Broker.await(
                "dugnad.body", last(body), sent -> sent.data().path("seats").size() == 8);
        var events = Broker.all("dugnad.body", last(body));
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8),
                events.stream().map(e -> e.data().path("seats").size()).toList());
        for (var i = 1; i < events.size(); i++) {
            assertTrue(events.get(i).sequence() > events.get(i - 1).sequence());
            assertTrue(events.get(i)
                    .data()
                    .path("seats")
                    .findValuesAsText("id")
                    .containsAll(events.get(i - 1).data().path("seats").findValuesAsText("id")));
        }
        given().get("/v1/partnership-events?subject=" + last(body))
                .then()
                .body(
                        "items.sequence",
                        equalTo(events.stream()
                                .map(e -> String.valueOf(e.sequence()))
                                .toList()));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String id(String path) {
        return path.substring("/v1/partnerships/".length());
    }
}
