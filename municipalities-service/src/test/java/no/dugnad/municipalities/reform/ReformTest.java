package no.dugnad.municipalities.reform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import no.dugnad.municipalities.SetClock;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reforms announced, read at their dates, told of and taken back, over HTTP. Each test has municipalities of its own. */
@QuarkusTest
class ReformTest {
    @AfterEach
    void theClockStandsAgain() {
        SetClock.reset();
    }

    @Test
    void aRenamingIsSeenFromItsDateAndToldWhole() {
        announce("2027-01-01", line("4601", to("4601", "Bjørgvin", "46")))
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", notNullValue());

        given().get("/v1/municipalities/4601?at=2026-12-31")
                .then()
                .statusCode(200)
                .body("name", equalTo("Bergen"))
                .body("validTo", equalTo("2027-01-01"));
        given().get("/v1/municipalities/4601?at=2027-01-01")
                .then()
                .statusCode(200)
                .body("name", equalTo("Bjørgvin"))
                .body("validFrom", equalTo("2027-01-01"))
                .body("population", notNullValue());
        given().get("/v1/municipality-changes?from=2027-01-01&to=2027-01-01&limit=500")
                .then()
                .body("items.find { it.from[0].number == '4601' }.kind", equalTo("rename"));
        var sent = Broker.awaitType("dugnad.municipality", "4601", "no.dugnad.municipality.renamed.v1");
        assertEquals(Examples.json("municipality.renamed"), sent.data());
        Examples.assertValid("municipality", sent.data());
        var boundaries =
                Broker.await("dugnad.boundaries", "2027-01-01", s -> s.raw().contains("Bjørgvin"));
        Examples.assertValid("boundaries", boundaries.data());
        var older = Broker.await("dugnad.boundaries", "2013-01-01", s -> s.raw().contains("\"from\":\"2027-01-01\""));
        assertEquals("no.dugnad.boundaries.redrawn.v1", older.type());
    }

    @Test
    void aMergerMakesANewMunicipality() {
        announce("2028-01-01", line("\"1151\",\"1149\"", to("1190", "Karmøy og Utsira", "11")))
                .statusCode(201);

        given().get("/v1/municipalities/1151?at=2028-01-01")
                .then()
                .statusCode(404)
                .body("successors.number", contains("1190"));
        given().get("/v1/municipalities/1190?at=2028-01-01")
                .then()
                .statusCode(200)
                .body("organisationNumber", nullValue());
        given().get("/v1/municipality-translations?from=2026-01-01&to=2028-01-01&number=1151")
                .then()
                .body("items[0].method", equalTo("merged"))
                .body("items[0].targets.number", contains("1190"));
        given().get("/v1/municipality-translations?from=2028-01-01&to=2026-01-01&number=1190")
                .then()
                .body("items[0].method", equalTo("population"))
                .body("items[0].targets.number", contains("1149", "1151"));
        given().get("/v1/municipality-changes?from=2028-01-01&to=2028-01-01&limit=500")
                .then()
                .body("items.find { it.to[0].number == '1190' }.kind", equalTo("merge"));
        Broker.awaitType("dugnad.municipality", "1151", "no.dugnad.municipality.ended.v1");
        Broker.awaitType("dugnad.municipality", "1190", "no.dugnad.municipality.registered.v1");
        Broker.awaitType("dugnad.grouping", "county", "no.dugnad.grouping.regrouped.v1");
    }

    @Test
    void aMunicipalityIsDividedBetweenOneThatGoesOnAndANewOne() {
        announce(
                        "2028-01-01",
                        line("1812", to("1812", "Sømna", "18"), to("1890", "Vik", "18")) + ","
                                + line("1811", to("1812", "Sømna", "18")))
                .statusCode(201);

        given().get("/v1/municipality-changes?from=2028-01-01&to=2028-01-01&limit=500")
                .then()
                .body(
                        "items.find { it.kind == 'split' && it.from[0].number == '1812' }.to.number",
                        contains("1812", "1890"))
                .body(
                        "items.find { it.kind == 'merge' && it.to[0].number == '1812' }.from.number",
                        contains("1811", "1812"));
        Broker.awaitType("dugnad.municipality", "1812", "no.dugnad.municipality.redrawn.v1");
        given().get("/v1/municipality-translations?from=2026-01-01&to=2028-01-01&number=1812")
                .then()
                .body("items[0].method", equalTo("equal-shares"))
                .body("items[0].targets.weight", contains(0.5f, 0.5f));
    }

    @Test
    void aNewNumberKeepsTheOrganisation() {
        var organisation =
                given().get("/v1/municipalities/1135").then().extract().<String>path("organisationNumber");

        announce("2028-01-01", line("1135", to("4695", "Sauda", "46"))).statusCode(201);

        given().get("/v1/municipalities/4695?at=2028-01-01")
                .then()
                .body("organisationNumber", equalTo(organisation))
                .body("countyName", equalTo("Vestland"));
        given().get("/v1/municipalities/1135/history")
                .then()
                .body("changes.kind", hasItem("county-change"))
                .body("successors.number", contains("4695"));
    }

    @Test
    void aReformIsTakenBackAndAllIsAsItWas() {
        var before =
                given().get("/v1/municipalities/1133/history").then().extract().asString();
        var path = announce("2028-01-01", line("1133", to("1191", "Hjelmeland", "11")))
                .statusCode(201)
                .extract()
                .header("Location");
        var tag = given().get(path).then().statusCode(200).extract().header("ETag");

        registrar().delete(path).then().statusCode(428);
        registrar().header("If-Match", "\"x\"").delete(path).then().statusCode(412);
        registrar().header("If-Match", tag).delete(path).then().statusCode(204);

        assertEquals(before, given().get("/v1/municipalities/1133/history").asString());
        given().get(path).then().statusCode(404);
        given().get("/v1/municipalities/1191?at=2028-01-01")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:dugnad:problem:unknown-municipality"));
        Broker.awaitType("dugnad.municipality", "1133", "no.dugnad.municipality.restored.v1");
        var withdrawn = Broker.awaitType("dugnad.municipality", "1191", "no.dugnad.municipality.withdrawn.v1");
        assertEquals(
                withdrawn.data().at("/versions/0/validFrom"), withdrawn.data().at("/versions/0/validTo"));
        Examples.assertValid("municipality", withdrawn.data());
        // whoever has heard of the boundaries of that date still finds them
        assertTrue(Broker.all("dugnad.boundaries", "2028-01-01").getLast().raw().contains("\"1133\""));
    }

    @Test
    void aReformThatAnotherBuildsOnStays() {
        var first = announce("2028-01-01", line("1146", to("1192", "Tysvær", "11")))
                .statusCode(201)
                .extract();
        var second = announce("2029-01-01", line("1192", to("1192", "Tysvær og Sund", "11")))
                .statusCode(201)
                .extract();

        registrar()
                .header("If-Match", first.header("ETag"))
                .delete(first.header("Location"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:reform-built-on"));
        registrar()
                .header("If-Match", second.header("ETag"))
                .delete(second.header("Location"))
                .then()
                .statusCode(204);
        registrar()
                .header("If-Match", first.header("ETag"))
                .delete(first.header("Location"))
                .then()
                .statusCode(204);
    }

    @Test
    void aReformInForceStays() {
        var reform = announce("2028-01-01", line("1144", to("1144", "Kvitsøy kommune", "11")))
                .statusCode(201)
                .extract();
        SetClock.to("2028-01-01T00:00:00Z");

        registrar()
                .header("If-Match", reform.header("ETag"))
                .delete(reform.header("Location"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:reform-in-force"));
        given().get("/v1/municipalities/1144").then().body("name", equalTo("Kvitsøy kommune"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2026-10-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /date | reform-not-in-future",
                "2199-13-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /date | wrong-format",
                "2200-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /date | reform-too-far-ahead",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[]} | /changes/0/to | not-empty",
                "2028-01-01 | {\"from\":[],\"to\":[{\"number\":\"4602\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /changes/0/from | not-empty",
                "2028-01-01 | {\"from\":[\"1507\"],\"to\":[{\"number\":\"4699\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /changes/0/from/0 | reform-source-not-valid",
                "2028-01-01 | {\"from\":[\"4602\",\"4602\"],\"to\":[{\"number\":\"4699\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /changes/0/from/1 | reform-source-twice",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"0301\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /changes/0/to/0/number | reform-number-taken",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"1507\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /changes/0/to/0/number | reform-number-taken",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4699\",\"name\":\"X\",\"countyNumber\":\"30\"}]} | /changes/0/to/0/countyNumber | reform-unknown-county",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"Kinn\",\"countyNumber\":\"46\"}]} | /changes/0 | reform-changes-nothing",
                "2028-01-01 | {\"from\":[\"4602\",\"4611\"],\"to\":[{\"number\":\"4698\",\"name\":\"X\",\"countyNumber\":\"46\"},{\"number\":\"4699\",\"name\":\"Y\",\"countyNumber\":\"46\"}]} | /changes/0 | reform-many-to-many",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"a\\u0000b\",\"countyNumber\":\"46\"}]} | /changes/0/to/0/name | control-character",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"46\",\"name\":\"X\",\"countyNumber\":\"46\"}]} | /changes/0/to/0/number | municipality-number",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"X\",\"names\":{\"de\":\"X\"},\"countyNumber\":\"46\"}]} | /changes/0/to/0/names/de | name-language",
                "2028-01-01 | {\"from\":[\"4602\"],\"to\":[{\"number\":\"4602\",\"name\":\"X\",\"countyNumber\":\"46\",\"colour\":1}]} | /changes/0/to/0/colour | unknown-field",
                "2028-01-01 | null | /changes/0 | not-null",
            })
    void aReformThatDoesNotFitIsRefusedWhole(String date, String change, String pointer, String code) {
        var answer = announce(date.trim(), change.trim()).statusCode(400).body("errors.code", hasItem(code));
        if (pointer != null) answer.body("errors.pointer", hasItem(pointer));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        announce("2028-01-01", line("1507", to("0301", "X", "30")) + "," + line("4602", to("4602", "Kinn", "46")))
                .statusCode(400)
                .body("errors", hasSize(4));
    }

    @Test
    void aMunicipalityCannotChangeTwiceAtOnce() {
        announce("2028-01-01", line("1124", to("1124", "Sola kommune", "11"))).statusCode(201);

        announce("2028-01-01", line("1124", to("1124", "Sola by", "11")))
                .statusCode(400)
                .body("errors[0].code", equalTo("reform-source-changes-later"));
        announce("2027-06-01", line("1124", to("1124", "Sola by", "11")))
                .statusCode(400)
                .body("errors[0].code", equalTo("reform-source-changes-later"));
        announce("2029-06-01", line("1124", to("1124", "Sola by", "11"))).statusCode(201);
    }

    @Test
    void onlyTheRegistrarAnnounces() {
        var body = body("2028-01-01", line("4602", to("4602", "X", "46")));
        given().contentType("application/json")
                .body(body)
                .post("/v1/reforms")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.STATEMENTS, Tokens.STRANGER))
                .contentType("application/json")
                .body(body)
                .post("/v1/reforms")
                .then()
                .statusCode(403);
        registrar()
                .header("If-Match", "\"x\"")
                .delete("/v1/reforms/019a0000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
        given().get("/v1/reforms/x").then().statusCode(404);
    }

    @Test
    void reformsAreListed() {
        announce("2028-01-01", line("1119", to("1119", "Hå kommune", "11"))).statusCode(201);

        given().get("/v1/reforms?sort=-date&limit=500")
                .then()
                .statusCode(200)
                .body("items.changes.flatten().from.flatten()", hasItem("1119"));
    }

    private static ValidatableResponse announce(String date, String changes) {
        return registrar().body(body(date, changes)).post("/v1/reforms").then();
    }

    private static RequestSpecification registrar() {
        return given().header("Authorization", "Bearer " + Tokens.of(Scopes.MUNICIPALITIES, "932384469"))
                .contentType("application/json");
    }

    private static String body(String date, String changes) {
        return "{\"date\":\"%s\",\"title\":{\"nb\":\"En endring\"},\"source\":\"Forskrift\",\"changes\":[%s]}"
                .formatted(date, changes);
    }

    private static String line(String from, String... to) {
        return "{\"from\":[%s],\"to\":[%s]}"
                .formatted(from.contains("\"") ? from : "\"" + from + "\"", String.join(",", to));
    }

    private static String to(String number, String name, String county) {
        return "{\"number\":\"%s\",\"name\":\"%s\",\"countyNumber\":\"%s\"}".formatted(number, name, county);
    }
}
