package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform promises of every endpoint, on a sample one. */
@QuarkusTest
class HttpTest {
    private static final String OWNER = "999601391";
    private static final String BODY = "{\"name\":{\"nb\":\"Ting\"},\"size\":3}";

    private static String token() {
        return "Bearer " + Tokens.of(Scopes.INSTRUMENTS, OWNER);
    }

    /** Without REST Assured, which would print such a body indented when something is wrong. */
    private static int statusOf(String body) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/things"))
                    .header("Authorization", token())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse post(String body) {
        return given().header("Authorization", token())
                .contentType("application/json")
                .body(body)
                .post("/v1/things")
                .then();
    }

    @Test
    void aThingIsMadeShownAndToldOf() {
        var id = post(BODY)
                .statusCode(201)
                .header("Location", containsString("/v1/things/"))
                .header("ETag", notNullValue())
                .extract()
                .<String>path("id");

        given().get("/v1/things/" + id)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\""))
                .body("name.nb", equalTo("Ting"));
        var sent = Broker.awaitType("dugnad.municipality", id, "no.dugnad.municipality.thing-made.v1");
        assertEquals(OWNER, sent.headers().get("ce_onbehalfof"));
        assertEquals(id, sent.headers().get("ce_subject"));
        assertEquals("/sample", sent.headers().get("ce_source"));
        assertTrue(sent.headers().get("ce_dataschema").endsWith("/asyncapi/schemas/municipality.json"));
        assertTrue(sent.headers().containsKey("ce_traceparent"), sent.headers().toString());
        assertTrue(sent.sequence() > 0);
        given().get("/v1/things/events?subject=" + id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].sequence", equalTo(String.valueOf(sent.sequence())))
                .body("items[0].data.size", equalTo(3));
    }

    @Test
    void whatIsToldOfAWriteHasTheTraceOfItsRequest() {
        var id = given().header("Authorization", token())
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .contentType("application/json")
                .body(BODY)
                .post("/v1/things")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        var sent = Broker.awaitType("dugnad.municipality", id, "no.dugnad.municipality.thing-made.v1");
        assertThat(
                sent.headers().get("ce_traceparent"),
                matchesPattern("00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01"));
    }

    @Test
    void anUnchangedThingIsNotSentAgain() {
        var id = post(BODY).extract().<String>path("id");
        var tag = given().get("/v1/things/" + id).then().extract().header("ETag");

        given().header("If-None-Match", tag)
                .get("/v1/things/" + id)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        given().head("/v1/things/" + id).then().statusCode(200).header("ETag", equalTo(tag));
    }

    @Test
    void aWriteSaysWhichStateItChanges() {
        var id = post(BODY).extract().<String>path("id");
        var tag = given().get("/v1/things/" + id).then().extract().header("ETag");
        var to9 = "{\"name\":{\"nb\":\"Ting\"},\"size\":9}";

        given().header("Authorization", token())
                .contentType("application/json")
                .body(to9)
                .put("/v1/things/" + id)
                .then()
                .statusCode(428);
        given().header("Authorization", token())
                .header("If-Match", "\"other\"")
                .contentType("application/json")
                .body(to9)
                .put("/v1/things/" + id)
                .then()
                .statusCode(412);
        var now = given().header("Authorization", token())
                .header("If-Match", tag)
                .contentType("application/json")
                .body(to9)
                .put("/v1/things/" + id)
                .then()
                .statusCode(200)
                .body("size", equalTo(9))
                .extract()
                .header("ETag");
        given().get("/v1/things/" + id).then().header("ETag", equalTo(now));
        given().header("Authorization", token())
                .header("If-Match", tag)
                .contentType("application/json")
                .body(to9)
                .put("/v1/things/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void onlyTheRightTokenWrites() {
        var id = post(BODY).extract().<String>path("id");
        for (var bad : new String[] {
            Tokens.expired(Scopes.INSTRUMENTS, OWNER),
            Tokens.ofOtherIssuer(Scopes.INSTRUMENTS, OWNER),
            Tokens.forOtherAudience(Scopes.INSTRUMENTS, OWNER),
            Tokens.signedByOther(Scopes.INSTRUMENTS, OWNER),
            "garbage"
        })
            given().header("Authorization", "Bearer " + bad)
                    .contentType("application/json")
                    .body(BODY)
                    .post("/v1/things")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", notNullValue());
        given().contentType("application/json")
                .body("nonsense")
                .post("/v1/things")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of("dugnad:partnerships.write", OWNER))
                .contentType("application/json")
                .body("nonsense")
                .post("/v1/things")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, Tokens.STRANGER))
                .contentType("application/json")
                .body(BODY)
                .put("/v1/things/" + id)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:not-yours"));
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, Tokens.STRANGER))
                .contentType("application/json")
                .body(BODY)
                .patch("/v1/things/nothing")
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + Tokens.admin())
                .header("If-Match", "\"x\"")
                .contentType("application/json")
                .body(BODY)
                .put("/v1/things/" + id)
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":{\"nb\":\"x\"},\"size\":1,\"colour\":2} | /colour | unknown-field",
                "{\"name\":{\"nb\":\"x\"},\"size\":\"1\"} | /size | wrong-type",
                "{\"name\":{\"nb\":\"x\"},\"size\":1.5} | /size | wrong-type",
                "{\"name\":{\"nb\":\"x\"},\"size\":-1} | /size | min",
                "{\"name\":{\"nb\":\"x\"}} | /size | not-null",
                "{\"name\":{\"de\":\"x\"},\"size\":1} | /name | unknown-language",
                "{\"name\":{\"en\":\"x\"},\"size\":1} | /name | norwegian-missing",
                "{\"name\":\"x\",\"size\":1} | /name | wrong-type",
                "{\"name\":{\"nb\":\"x\"},\"size\":1,\"madeOn\":\"2019-13-01\"} | /madeOn | wrong-format",
                "{\"name\":{\"nb\":\"x\"},\"size\":1,\"parts\":[{\"word\":\"a\"},{\"colour\":\"dark-red\"}]} | /parts/1/word | not-null",
                "{\"name\":{\"nb\":\"x\"},\"size\":1,\"parts\":[{\"word\":\"a\",\"colour\":\"green\"}]} | /parts/0/colour | not-one-of",
                "{\"name\":{\"nb\":\"x\"},\"size\":1,\"size\":2} | ~~ | malformed-json",
                "{\"name\": | ~~ | malformed-json",
                "[] | ~~ | wrong-type",
            })
    void aFaultInTheBodyIsPointedAt(String body, String pointer, String code) {
        post(body.trim())
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer == null ? "" : pointer))
                .body("errors[0].detail", not(containsString("jackson")))
                .body("errors[0].detail", not(equalTo(code)));
    }

    @Test
    void aHostileBodyIsRefused() {
        assertTrue(java.util.List.of(400, 413).contains(statusOf("[".repeat(10_000))));
        assertEquals(400, statusOf("{\"name\":{\"nb\":\"" + "x".repeat(950_000) + "\"},\"size\":1}"));
        assertEquals(413, statusOf("{\"name\":{\"nb\":\"" + "x".repeat(1_500_000) + "\"},\"size\":1}"));
        post("{\"name\":{\"nb\":\"a\\u0000b\"},\"size\":1}").statusCode(400);
        post("").statusCode(400);
        given().header("Authorization", token())
                .contentType("text/plain")
                .body("x")
                .post("/v1/things")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().header("Accept", "text/html").get("/v1/things").then().statusCode(406);
        given().delete("/v1/things").then().statusCode(405).contentType("application/problem+json");
        given().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, min",
        "limit=501, limit, max",
        "limit=abc, limit, wrong-format",
        "colour=green, colour, not-one-of",
        "on=2019-13-01, on, not-a-date",
        "nonsense=1, nonsense, unknown-parameter",
        "sort=weight, sort, unknown-sort",
        "cursor=%%%25, cursor, unreadable-cursor",
        "cursor=abc, cursor, unreadable-cursor"
    })
    void aFaultInAParameterIsNamed(String query, String parameter, String code) {
        given().urlEncodingEnabled(false)
                .get("/v1/things?" + query.replace("%%%25", "%25"))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void aProblemIsToldInTheReadersLanguage() {
        given().header("Accept-Language", "nn")
                .get("/v1/things?x=1")
                .then()
                .statusCode(400)
                .header("Content-Language", equalTo("nn"))
                .body("errors[0].detail", containsString("ikkje kjend"));
        given().header("Accept-Language", "no;q=0.8, de")
                .get("/v1/things?x=1")
                .then()
                .header("Content-Language", equalTo("nb"));
        given().get("/v1/things?x=1").then().header("Content-Language", equalTo("en"));
    }

    @Test
    void aListIsPagedToItsEndWithoutRepeating() {
        var day = "1999-05-17";
        for (var i = 0; i < 5; i++)
            post("{\"name\":{\"nb\":\"x\"},\"size\":" + i / 2 + ",\"madeOn\":\"" + day + "\"}")
                    .statusCode(201);
        var sizes = new ArrayList<Integer>();
        var ids = new HashSet<String>();
        var next = "/v1/things?limit=2&sort=-size&on=" + day;

        for (var pages = 0; next != null && pages < 10; pages++) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(5))
                    .extract();
            sizes.addAll(page.<java.util.List<Integer>>path("items.size"));
            ids.addAll(page.<java.util.List<String>>path("items.id"));
            next = page.path("next");
            if (next != null) assertTrue(page.header("Link").contains("rel=\"next\""));
        }

        assertEquals(java.util.List.of(2, 1, 1, 0, 0), sizes);
        assertEquals(5, ids.size());
    }

    @Test
    void aRepeatedPostWithAKeyIsDoneOnce() {
        var key = "\"" + UUID.randomUUID() + "\"";
        var first = given().header("Authorization", token())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(BODY)
                .post("/v1/things")
                .then()
                .statusCode(201)
                .extract();

        var second = given().header("Authorization", token())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(BODY)
                .post("/v1/things")
                .then()
                .statusCode(201)
                .extract();

        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        given().header("Authorization", token())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(BODY.replace('3', '4'))
                .post("/v1/things")
                .then()
                .statusCode(422);
    }

    @Test
    void limitsAreSaidInEveryAnswer() {
        given().get("/v1/things")
                .then()
                .header("RateLimit-Policy", startsWith("\"default\";q="))
                .header("RateLimit", startsWith("\"default\";r="));
    }

    @Test
    void operationsCanSeeTheService() {
        given().get("/q/health/live").then().statusCode(200);
        // its topic ends with what was undone, which is no event
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("The read model is complete")));
        given().get("/q/metrics").then().statusCode(200).body(containsString("dugnad_journal_unsent"));
        given().get("/openapi/sample?format=json").then().statusCode(200).body("openapi", equalTo("3.1.0"));
    }
}
