package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.admin;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.bearer;
import static no.dugnad.partnerships.Client.body;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PartnershipResourceTest {
    private static final String WHOLE = """
            ,"purpose":{"nb":"Ta imot nasjonale prosjekter."},"counties":["46","15"],"foundedOn":"2020-01-01","endsOn":"2030-01-01",
            "legalBasis":{"nb":"Kommuneloven kapittel 20"},"fee":{"nn":"Avgift"},"website":"https://example.no/nettverk",
            "note":{"nb":"Merknad"},"source":"Kilde","asOf":2025
            """;

    @Test
    void aPartnershipIsFormedShownAndToldOf() {
        var id = newId();

        as(KS).header("If-None-Match", "*")
                .body(body(WHOLE))
                .put("/v1/partnerships/" + id)
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/partnerships/" + id))
                .header("ETag", notNullValue());

        var shown = given().get("/v1/partnerships/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name.nb", equalTo("Nettverket"))
                .body("kind", equalTo("regional-network"))
                .body("host.organisationNumber", equalTo(KS))
                .body("host.name", equalTo("KS – Kommunesektorens organisasjon"))
                .body("counties", contains("46", "15"))
                .body("foundedOn", equalTo("2020-01-01"))
                .body("endsOn", equalTo("2030-01-01"))
                .body("fee.nn", equalTo("Avgift"))
                .body("asOf", equalTo(2025))
                .extract();
        var sent = Broker.awaitType("dugnad.partnership", id, "no.dugnad.partnership.formed.v1");
        Examples.assertValid("partnership", sent.data());
        assertEquals(shown.path("purpose.nb"), sent.data().at("/purpose/nb").asText());
        assertFalse(sent.data().path("membersKnown").asBoolean(true));
        assertEquals(KS, sent.headers().get("ce_onbehalfof"));
        assertEquals("/partnerships", sent.headers().get("ce_source"));
        given().get("/v1/partnership-events?subject=" + id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo(sent.type()))
                .body("items[0].data.id", equalTo(id));
    }

    @Test
    void thePostMakesTheIdOfTheName() {
        var word = UUID.randomUUID().toString().substring(0, 8);
        var request = body("").replace("Nettverket", "Møre & Ærlig " + word);

        var first = as(KS).body(request)
                .post("/v1/partnerships")
                .then()
                .statusCode(201)
                .body("id", equalTo("more-aerlig-" + word))
                .extract();
        as(KS).body(request)
                .post("/v1/partnerships")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/name"));

        given().get(first.header("Location")).then().statusCode(200);
    }

    @Test
    void whatIsReadCanBeWritten() {
        var path = partnership(WHOLE);
        var read = given().get(path).asString();

        as(KS).header("If-Match", tag(path)).body(read).put(path).then().statusCode(200);

        given().get(path)
                .then()
                .body("purpose.nb", equalTo("Ta imot nasjonale prosjekter."))
                .body("host.name", startsWith("KS"));
    }

    @Test
    void aReplacementClearsWhatItDoesNotHold() {
        var path = partnership(WHOLE);

        as(KS).header("If-Match", tag(path))
                .body(body(""))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());

        given().get(path)
                .then()
                .body("purpose", nullValue())
                .body("counties", hasSize(0))
                .body("foundedOn", nullValue());
        Broker.awaitType(
                "dugnad.partnership", path.substring(path.lastIndexOf('/') + 1), "no.dugnad.partnership.revised.v1");
    }

    @Test
    void aPatchChangesWhatItHoldsAndNullClears() {
        var path = partnership(WHOLE);

        var changed = as(KS).contentType("application/merge-patch+json")
                .header("If-Match", tag(path))
                .body("{\"website\":null,\"purpose\":{\"nn\":\"Ta imot.\"},\"endsOn\":\"2031-01-01\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .extract();

        given().get(path)
                .then()
                .header("ETag", equalTo(changed.header("ETag")))
                .body("website", nullValue())
                .body("purpose.nb", equalTo("Ta imot nasjonale prosjekter."))
                .body("purpose.nn", equalTo("Ta imot."))
                .body("endsOn", equalTo("2031-01-01"))
                .body("source", equalTo("Kilde"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":null} | /kind | not-null",
                "{\"kind\":\"club\"} | /kind | not-one-of",
                "{\"host\":{\"organisationNumber\":\"971032147\"}} | /host/organisationNumber | organisation-number",
                "{\"name\":{\"nb\":null}} | /name | norwegian-missing",
                "{\"colour\":1} | /colour | unknown-field",
                "{\"endsOn\":\"2019-01-01\"} | /endsOn | ends-before-founding",
                "{\"asOf\":\"2020\"} | /asOf | wrong-type",
                "{\"id\":\"another\"} | /id | other-id",
            })
    void aPatchIsHeldToTheSameRules(String patch, String pointer, String code) {
        var path = partnership(WHOLE);

        as(KS).header("If-Match", tag(path))
                .body(patch)
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "{", "", "\"x\""})
    void aPatchThatIsNoObjectIsRefused(String patch) {
        var path = partnership("");

        as(KS).header("If-Match", tag(path)).body(patch).patch(path).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ",\"counties\":[\"46\",\"99\"] | /counties/1 | unknown-county",
                ",\"counties\":[\"4\"] | /counties/0 | county-number",
                ",\"website\":\"ftp://x\" | /website | web-address",
                ",\"website\":\"https://x\\u0000\" | /website | control-character",
                ",\"source\":\"a\\u0000b\" | /source | control-character",
                ",\"foundedOn\":\"9999-01-01\" | /foundedOn | date-out-of-range",
                ",\"foundedOn\":\"2019-02-30\" | /foundedOn | wrong-format",
                ",\"purpose\":{\"nb\":\"a\\u0000b\"} | /purpose/nb | control-character",
                ",\"asOf\":1 | /asOf | min",
                ",\"members\":[] | /members | unknown-field",
            })
    void aFaultIsPointedAt(String more, String pointer, String code) {
        as(KS).header("If-None-Match", "*")
                .body(body(more))
                .put("/v1/partnerships/" + newId())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].detail", not(equalTo(code)));
    }

    @Test
    void allThatMustBeThereIsAskedForAtOnce() {
        as(KS).body("{}")
                .post("/v1/partnerships")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/host", "/kind", "/name"));
    }

    @Test
    void onlyTheHostWrites() {
        var path = partnership("");
        var stranger = as(Tokens.STRANGER);

        given().contentType("application/json").body("{").put(path).then().statusCode(401);
        bearer(Tokens.of(Scopes.INSTRUMENTS, KS))
                .body("{")
                .put(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:scope-missing"));
        stranger.body("{").put(path).then().statusCode(400);
        stranger.body(body("")).put(path).then().statusCode(403).body("type", equalTo("urn:dugnad:problem:not-yours"));
        stranger.body("{}").patch(path).then().statusCode(403);
        stranger.delete(path).then().statusCode(403);
        stranger.body("{}").patch("/v1/partnerships/" + newId()).then().statusCode(404);
        stranger.header("If-None-Match", "*")
                .body(body(""))
                .put("/v1/partnerships/" + newId())
                .then()
                .statusCode(403);
        as(Tokens.STRANGER).body(body("")).post("/v1/partnerships").then().statusCode(403);
        admin().header("If-Match", tag(path)).body(body("")).put(path).then().statusCode(200);
    }

    @Test
    void theHostStaysUnlessAnAdminMovesIt() {
        var path = partnership("");
        var other = "{\"host\":{\"organisationNumber\":\"" + Tokens.STRANGER + "\",\"name\":\"Noe annet\"}}";

        as(KS).header("If-Match", tag(path))
                .body(other)
                .patch(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:host-is-fixed"));
        admin().header("If-Match", tag(path))
                .body(other)
                .patch(path)
                .then()
                .statusCode(200)
                .body("host.name", equalTo("Statsforvaltaren i Vestland"));

        as(KS).header("If-Match", tag(path)).body("{}").patch(path).then().statusCode(403);
    }

    @Test
    void aHostIsCalledByItsRegisteredName() {
        Registry.hears(
                "7701",
                Registry.municipality(
                        "7701", "991891919", "Kristiansund", "15", "Møre og Romsdal", "2020-01-01", null));
        var municipality = "/v1/partnerships/" + newId();
        var unknown = "/v1/partnerships/" + newId();

        as("991891919")
                .header("If-None-Match", "*")
                .body(body("").replace(KS + "\"", "991891919\",\"name\":\"Feil\""))
                .put(municipality)
                .then()
                .statusCode(201);
        as("974761076")
                .header("If-None-Match", "*")
                .body(body("").replace(KS + "\"", "974761076\",\"name\":\"Skatteetaten\""))
                .put(unknown)
                .then()
                .statusCode(201);

        given().get(municipality).then().body("host.name", equalTo("Kristiansund kommune"));
        given().get(unknown).then().body("host.name", equalTo("Skatteetaten"));
    }

    @Test
    void aWriteSaysWhichStateItChanges() {
        var path = partnership("");

        as(KS).body(body("")).put(path).then().statusCode(428);
        as(KS).body("{}").patch(path).then().statusCode(428);
        as(KS).delete(path).then().statusCode(428);
        as(KS).header("If-None-Match", "*").body(body("")).put(path).then().statusCode(412);
        as(KS).header("If-Match", "\"old\"").body("{}").patch(path).then().statusCode(412);
        as(KS).body(body("")).put("/v1/partnerships/" + newId()).then().statusCode(428);
        as(KS).header("If-Match", "\"old\"")
                .body(body(""))
                .put("/v1/partnerships/" + newId())
                .then()
                .statusCode(412);
    }

    @Test
    void aPartnershipWithoutMembersCanBeRemovedAndTellsOfIt() {
        var path = partnership("");
        var id = path.substring(path.lastIndexOf('/') + 1);

        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);

        given().get(path).then().statusCode(404);
        var sent = Broker.awaitType("dugnad.partnership", id, "no.dugnad.partnership.removed.v1");
        Examples.assertValid("partnership", sent.data());
        assertEquals(sent, Broker.all("dugnad.partnership", id).getLast());
    }

    @Test
    void aPartnershipThatHasHadMembersIsNotRemoved() {
        var path = partnership("");
        as(KS).body(member("{\"kind\":\"business\",\"name\":\"Bedrift AS\"}", "2020-01-01", "2021-01-01"))
                .post(path + "/members")
                .then()
                .statusCode(201);

        as(KS).header("If-Match", tag(path))
                .delete(path)
                .then()
                .statusCode(409)
                .body("detail", containsString("endsOn"));

        given().get(path).then().statusCode(200);
    }

    @Test
    void theListIsFilteredAndSorted() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        var ids = new ArrayList<String>();
        for (var name : List.of("Beta", "alfa", "Øst")) {
            var request = body(",\"counties\":[\"" + (name.equals("Beta") ? "46" : "18") + "\"],\"purpose\":{\"nn\":\""
                            + word + " samarbeid\"}")
                    .replace("Nettverket", name + " " + word);
            if (name.equals("Beta")) request = request.replace("regional-network", "programme");
            ids.add(as(KS).body(request)
                    .post("/v1/partnerships")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }

        given().get("/v1/partnerships?q=" + word)
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.id", contains(ids.get(1), ids.get(0), ids.get(2)))
                .body("items.host.name", everyItem(startsWith("KS")));
        given().get("/v1/partnerships?sort=-name&q=SAMARBEID " + word)
                .then()
                .body("items.id", contains(ids.get(2), ids.get(0), ids.get(1)));
        given().get("/v1/partnerships?county=46&q=" + word).then().body("items.id", contains(ids.get(0)));
        given().get("/v1/partnerships?kind=programme&q=" + word).then().body("items.id", contains(ids.get(0)));
        given().get("/v1/partnerships?sort=kind,-id&q=" + word)
                .then()
                .body("total", equalTo(3))
                .body("items.id", hasItem(ids.get(0)));
        given().get("/v1/partnerships?sort=foundedOn&q=" + word).then().body("items", hasSize(3));
        given().get("/v1/partnerships?host=" + Tokens.STRANGER + "&q=" + word)
                .then()
                .body("total", equalTo(0))
                .body("items", hasSize(0));
        given().get("/v1/partnerships?host=" + KS + "&limit=1")
                .then()
                .body("total", greaterThan(2))
                .body("next", notNullValue());
    }

    @Test
    void aLongListIsReadToItsEnd() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 5; i++)
            as(KS).body(body("").replace("Nettverket", word + " nr " + i))
                    .post("/v1/partnerships")
                    .then()
                    .statusCode(201);
        for (var sort : List.of("name", "-name", "kind,id", "-foundedOn")) {
            var seen = new ArrayList<String>();
            var next = "/v1/partnerships?limit=2&q=" + word + "&sort=" + sort;
            while (next != null) {
                var page = given().urlEncodingEnabled(false)
                        .get(next)
                        .then()
                        .statusCode(200)
                        .extract();
                seen.addAll(page.<List<String>>path("items.id"));
                next = page.path("next");
            }
            assertEquals(5, seen.stream().distinct().count(), sort);
            assertEquals(5, seen.size(), sort);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kind=club, kind, not-one-of",
        "county=1, county, county-number",
        "county=%00%00, county, control-character",
        "host=12, host, organisation-number",
        "q=%00, q, control-character",
        "sort=host, sort, unknown-sort",
        "at=2012-12-31, at, before-the-registry",
        "municipality=46, municipality, municipality-number"
    })
    void aFaultInAParameterIsNamed(String query, String parameter, String code) {
        given().urlEncodingEnabled(false)
                .get("/v1/partnerships?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "Store-Bokstaver", "a--b", "a%20b", "-", "æ"})
    void anIdIsASlug(String id) {
        given().urlEncodingEnabled(false)
                .get("/v1/partnerships/" + id.replace("æ", "%C3%A6"))
                .then()
                .statusCode(404);
        as(KS).urlEncodingEnabled(false)
                .header("If-None-Match", "*")
                .body(body(""))
                .put("/v1/partnerships/" + id.replace("æ", "%C3%A6"))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("id"));
    }

    @Test
    void aVeryLongIdIsNotFound() {
        given().get("/v1/partnerships/" + "x".repeat(5_000)).then().statusCode(404);
        as(KS).header("If-None-Match", "*")
                .body(body(""))
                .put("/v1/partnerships/" + "x".repeat(5_000))
                .then()
                .statusCode(400);
    }

    @Test
    void ofTwoWhoFormTheSameOneIsFirst() throws Exception {
        var path = "/v1/partnerships/" + newId();
        Callable<Integer> form = () ->
                as(KS).header("If-None-Match", "*").body(body("")).put(path).statusCode();

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(form, form, form, form))) answers.add(answer.get());
        }

        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers.toString());
        assertEquals(3, answers.stream().filter(status -> status == 412).count(), answers.toString());
    }

    @Test
    void aProblemIsToldInTheReadersLanguage() {
        given().header("Accept-Language", "nn")
                .get("/v1/partnerships/finst-ikkje")
                .then()
                .statusCode(404)
                .body("detail", equalTo("Samarbeidet finst-ikkje finst ikkje."));
        given().header("Accept-Language", "nb")
                .get("/v1/partnerships/finst-ikkje")
                .then()
                .body("detail", equalTo("Samarbeidet finst-ikkje finnes ikke."));
    }

    @Test
    void hostileBodiesAreRefused() {
        var path = "/v1/partnerships/" + newId();
        as(KS).body("[".repeat(1_000)).put(path).then().statusCode(oneOf(400, 413));
        as(KS).body(body(",\"source\":\"" + "x".repeat(900_000) + "\""))
                .put(path)
                .then()
                .statusCode(400);
        as(KS).body(body(",\"source\":\"" + "x".repeat(1_500_000) + "\""))
                .put(path)
                .then()
                .statusCode(413);
        as(KS).contentType("text/plain").body("x").put(path).then().statusCode(415);
        as(KS).contentType("text/plain").body("x").patch(path).then().statusCode(415);
    }
}
