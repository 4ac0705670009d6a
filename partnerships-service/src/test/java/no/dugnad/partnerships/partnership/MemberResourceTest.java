package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.admin;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.bearer;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MemberResourceTest {
    private static final String BUSINESS = "{\"kind\":\"business\",\"name\":\"Bedrift AS\"}";
    private static boolean told;

    @BeforeEach
    void theRegistryHasTold() {
        if (told) return;
        Registry.has("7710", "Gamlevik", "77", "Prøvefylket", "1964-01-01", "2020-01-01");
        Registry.has("7711", "Nyvik", "77", "Prøvefylket", "2020-01-01", null);
        Registry.has("7712", "Sandnes", "77", "Prøvefylket", "2013-01-01", null);
        told = true;
    }

    @Test
    void theMessageOfAMemberThatJoinedIsTheExample() {
        // Given the partnership and the municipality of the contracts' examples
        Registry.hears("4601", Examples.text("municipality.registered"));
        var formed = (ObjectNode) Examples.json("partnership.formed");
        var written = formed.deepCopy();
        written.remove(List.of("id", "membersKnown"));
        var path = "/v1/partnerships/" + UUID.randomUUID();
        as("964338531")
                .header("If-None-Match", "*")
                .body(written.toString())
                .put(path)
                .then()
                .statusCode(201);

        // When Bergen joins
        var joined = as("964338531")
                .body(member(
                        "{\"kind\":\"municipality\",\"number\":\"4601\",\"name\":\"Et annet navn\"}",
                        "2020-01-01",
                        null))
                .post(path + "/members")
                .then()
                .statusCode(201)
                .extract();

        // Then the state that leaves is the example's, but for the two ids
        var sent = Broker.awaitType("dugnad.membership", joined.path("id"), "no.dugnad.membership.joined.v1");
        Examples.assertValid("membership", sent.data());
        var expected = (ObjectNode) Examples.json("membership.joined");
        expected.put("id", joined.<String>path("id")).put("partnershipId", id(path));
        ((ObjectNode) expected.path("answer"))
                .put("on", LocalDate.now(ZoneId.of("Europe/Oslo")).toString());
        assertEquals(expected, sent.data());
        // and the partnership, whose members are known from now on, says that and nothing of them
        var partnership = Broker.awaitType("dugnad.partnership", id(path), "no.dugnad.partnership.revised.v1");
        Examples.assertValid("partnership", partnership.data());
        assertEquals(formed.put("id", id(path)).put("membersKnown", true), partnership.data());
        given().get(joined.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(joined.header("ETag")))
                .body("party.name", equalTo("Bergen"))
                .body("party.organisationNumber", nullValue())
                .body("role", equalTo("member"))
                .body("from", equalTo("2020-01-01"))
                .body("to", nullValue())
                .body("inheritedFrom", nullValue());
        assertEquals(7, UUID.fromString(joined.path("id")).version());
    }

    @Test
    void membersAreThoseOfTheDay() {
        var path = partnership("");
        admitted(path, municipality("7710"), "2015-01-01", "2020-01-01");
        admitted(path, municipality("7711"), "2020-01-01", null);
        admitted(path, BUSINESS, "2019-01-01", "2021-01-01");
        admitted(
                path,
                "{\"kind\":\"research\",\"organisationNumber\":\"974767880\",\"name\":\"Feil navn\"}",
                "2099-01-01",
                null);

        given().get(path + "/members")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items.party.number", contains("7711"))
                .body("items.party.name", contains("Nyvik"));
        given().get(path + "/members?at=2019-12-31")
                .then()
                .body("items.party.name", contains("Gamlevik", "Bedrift AS"));
        given().get(path + "/members?at=2020-01-01").then().body("items.party.name", contains("Nyvik", "Bedrift AS"));
        given().get(path + "/members?at=2021-01-01").then().body("items.party.name", contains("Nyvik"));
        given().get(path + "/members?at=2014-12-31")
                .then()
                .body("total", equalTo(0))
                .body("items", hasSize(0))
                .body("next", nullValue());
        given().get(path + "/members?at=2100-01-01&sort=-from")
                .then()
                .body("items.party.name", contains("NTNU – Norges teknisk-naturvitenskapelige universitet", "Nyvik"));
    }

    @Test
    void aMemberIsCalledWhatItWasCalledOnTheDay() {
        var number = "7720";
        Registry.hears(number, """
                {"number":"7720","organisationNumber":null,"versions":[
                 {"name":"Gammelt navn","names":{"nb":"Gammelt navn"},"klassLabel":"x","countyNumber":"77","countyName":"Prøvefylket","validFrom":"2020-01-01","validTo":"2022-01-01"},
                 {"name":"Nytt navn","names":{"nb":"Nytt navn"},"klassLabel":"x","countyNumber":"77","countyName":"Prøvefylket","validFrom":"2022-01-01","validTo":null}]}
                """);
        var path = partnership("");
        admitted(path, municipality(number), "2021-01-01", null);

        given().get(path + "/members?at=2021-12-31").then().body("items.party.name", contains("Gammelt navn"));
        given().get(path + "/members?at=2022-01-01").then().body("items.party.name", contains("Nytt navn"));
    }

    @Test
    void nobodyIsAMemberOfAPartnershipThatIsOver() {
        var path = partnership(",\"endsOn\":\"2024-01-01\"");
        admitted(path, municipality("7711"), "2021-01-01", null);

        given().get(path + "/members?at=2023-12-31").then().body("total", equalTo(1));
        given().get(path + "/members?at=2024-01-01").then().body("total", equalTo(0));
    }

    @Test
    void membersArePaged() {
        var path = partnership("");
        for (var i = 0; i < 5; i++)
            admitted(path, "{\"kind\":\"voluntary\",\"name\":\"Lag " + i + "\"}", "2020-01-01", null);
        admitted(path, municipality("7711"), "2020-01-01", null);
        admitted(path, municipality("7712"), "2020-01-01", null);
        var seen = new ArrayList<String>();
        var next = path + "/members?limit=2&at=2022-01-01";

        while (next != null) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(7))
                    .extract();
            seen.addAll(page.<List<String>>path("items.party.name"));
            next = page.path("next");
        }

        assertEquals(7, seen.stream().distinct().count());
        assertEquals(List.of("Nyvik", "Sandnes"), seen.subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "at=2012-12-31, at, before-the-registry", "at=x, at, not-a-date", "at=2020-02-30, at, not-a-date",
        "sort=name, sort, unknown-sort", "role=member, role, unknown-parameter", "limit=0, limit, min"
    })
    void aFaultInAParameterIsNamed(String query, String parameter, String code) {
        var path = partnership("");
        given().get(path + "/members?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":\"municipality\",\"number\":\"0000\"} | 2020-01-01 | ~~ | /party/number | unknown-municipality",
                "{\"kind\":\"municipality\",\"number\":\"7710\"} | 2020-01-01 | ~~ | /party/number | municipality-no-more",
                "{\"kind\":\"municipality\",\"number\":\"7711\"} | 2019-12-31 | ~~ | /party/number | municipality-not-yet",
                "{\"kind\":\"municipality\",\"number\":\"7710\"} | 2019-01-01 | ~~ | /to | municipality-ends",
                "{\"kind\":\"municipality\",\"number\":\"7710\"} | 2019-01-01 | 2020-01-02 | /to | municipality-ends",
                "{\"kind\":\"municipality\",\"number\":\"77111\"} | 2020-01-01 | ~~ | /party/number | municipality-number",
                "{\"kind\":\"municipality\"} | 2020-01-01 | ~~ | /party/number | not-null",
                "{\"kind\":\"municipality\",\"number\":\"7711\",\"organisationNumber\":\"971032146\"} | 2020-01-01 | ~~ | /party/organisationNumber | null",
                "{\"kind\":\"county\",\"number\":\"00\"} | 2020-01-01 | ~~ | /party/number | unknown-county",
                "{\"kind\":\"county\",\"number\":\"460\"} | 2020-01-01 | ~~ | /party/number | county-number",
                "{\"kind\":\"state\",\"organisationNumber\":\"971032147\"} | 2020-01-01 | ~~ | /party/organisationNumber | organisation-number",
                "{\"kind\":\"state\"} | 2020-01-01 | ~~ | /party/organisationNumber | party-unnamed",
                "{\"kind\":\"state\",\"name\":\" \"} | 2020-01-01 | ~~ | /party/organisationNumber | party-unnamed",
                "{\"kind\":\"state\",\"name\":\"a\\u0000b\"} | 2020-01-01 | ~~ | /party/name | control-character",
                "{\"kind\":\"guild\",\"name\":\"x\"} | 2020-01-01 | ~~ | /party/kind | not-one-of",
                "{\"name\":\"x\"} | 2020-01-01 | ~~ | /party/kind | not-null",
                "{\"kind\":\"business\",\"name\":\"x\"} | 2020-01-01 | 2019-01-01 | /to | to-not-after-from",
                "{\"kind\":\"business\",\"name\":\"x\"} | 2020-01-01 | 2020-01-01 | /to | to-not-after-from",
                "{\"kind\":\"business\",\"name\":\"x\"} | 2014-12-31 | ~~ | /from | before-founding",
                "{\"kind\":\"business\",\"name\":\"x\"} | 2030-01-01 | ~~ | /from | after-ending",
                "{\"kind\":\"business\",\"name\":\"x\"} | 2029-01-01 | 2030-01-02 | /to | after-ending",
                "{\"kind\":\"business\",\"name\":\"x\"} | 9999-01-01 | ~~ | /from | date-out-of-range",
                "{\"kind\":\"business\",\"name\":\"x\"} | 2020-13-01 | ~~ | /from | wrong-format",
            })
    void whatCannotBeAMemberIsPointedAt(String party, String from, String to, String pointer, String code) {
        var path = partnership(",\"foundedOn\":\"2015-01-01\",\"endsOn\":\"2030-01-01\"");

        as(KS).body(member(party, from, to == null || to.isEmpty() ? null : to))
                .post(path + "/members")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", not(hasItem(code)));

        await().untilAsserted(() ->
                given().get("/v1/partnership-events?subject=" + id(path)).then().body("items", hasSize(1)));
    }

    @Test
    void allThatMustBeThereIsAskedForAtOnce() {
        var path = partnership("");
        as(KS).body("{}")
                .post(path + "/members")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/from", "/party", "/role"));
        as(KS).body("{\"party\":{\"kind\":\"business\",\"name\":\"x\"},\"role\":\"boss\",\"from\":\"2020-01-01\"}")
                .post(path + "/members")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/role"));
        as(KS).body(
                        "{\"party\":{\"kind\":\"business\",\"name\":\"x\"},\"role\":\"lead\",\"from\":\"2020-01-01\",\"inheritedFrom\":\"1201\"}")
                .post(path + "/members")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-field"));
    }

    @Test
    void aPartyIsAMemberOnceAtATime() {
        var path = partnership("");
        admitted(path, municipality("7711"), "2021-01-01", "2023-01-01");

        as(KS).body(member(municipality("7711"), "2022-12-31", null))
                .post(path + "/members")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/from"))
                .body("errors[0].code", equalTo("membership-overlaps"))
                .body("errors[0].detail", containsString("2021-01-01"));
        as(KS).body(member(municipality("7711"), "2023-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(201);
    }

    @Test
    void aMemberThatLeavesStaysInHistory() {
        var path = partnership("");
        var membership = admitted(path, municipality("7711"), "2021-01-01", null);

        as(KS).contentType("application/merge-patch+json")
                .header("If-Match", tag(membership))
                .body("{\"to\":\"2024-01-01\"}")
                .patch(membership)
                .then()
                .statusCode(200)
                .body("to", equalTo("2024-01-01"))
                .body("party.name", equalTo("Nyvik"))
                .header("ETag", notNullValue());

        given().get(path + "/members?at=2023-12-31").then().body("total", equalTo(1));
        given().get(path + "/members?at=2024-01-01").then().body("total", equalTo(0));
        var sent = Broker.awaitType("dugnad.membership", last(membership), "no.dugnad.membership.left.v1");
        Examples.assertValid("membership", sent.data());
        assertEquals("2024-01-01", sent.data().path("to").asText());
    }

    @Test
    void aMembershipCanBeCorrected() {
        var path = partnership("");
        admitted(path, municipality("7712"), "2021-01-01", null);
        var membership = admitted(path, municipality("7711"), "2021-01-01", null);

        as(KS).header("If-Match", tag(membership))
                .body("{\"role\":\"observer\",\"from\":\"2020-06-01\"}")
                .patch(membership)
                .then()
                .statusCode(200)
                .body("role", equalTo("observer"))
                .body("from", equalTo("2020-06-01"));
        as(KS).header("If-Match", tag(membership))
                .body("{\"party\":{\"number\":\"7712\"}}")
                .patch(membership)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("membership-open"));
        as(KS).header("If-Match", tag(membership))
                .body("{\"from\":null}")
                .patch(membership)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/from"));

        given().get(membership).then().body("party.number", equalTo("7711")).body("from", equalTo("2020-06-01"));
        Broker.awaitType("dugnad.membership", last(membership), "no.dugnad.membership.revised.v1");
    }

    @Test
    void aMembershipThatNeverWasCanBeRemoved() {
        var path = partnership("");
        var membership = admitted(path, BUSINESS, "2021-01-01", null);

        as(KS).header("If-Match", tag(membership)).delete(membership).then().statusCode(204);

        given().get(membership).then().statusCode(404);
        Broker.awaitType("dugnad.membership", last(membership), "no.dugnad.membership.removed.v1");
        var partnership = Broker.await(
                "dugnad.partnership",
                id(path),
                sent -> sent.type().endsWith(".revised.v1")
                        && !sent.data().path("membersKnown").asBoolean());
        Examples.assertValid("partnership", partnership.data());
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);
    }

    @Test
    void onlyTheHostWritesMembers() {
        var path = partnership("");
        var membership = admitted(path, BUSINESS, "2021-01-01", null);
        var body = member(BUSINESS, "2010-01-01", "2011-01-01");

        given().contentType("application/json")
                .body("{")
                .post(path + "/members")
                .then()
                .statusCode(401);
        bearer(Tokens.of(Scopes.STATEMENTS, KS))
                .body("{")
                .post(path + "/members")
                .then()
                .statusCode(403);
        as(Tokens.STRANGER).body("{").post(path + "/members").then().statusCode(400);
        as(Tokens.STRANGER)
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:not-yours"));
        as(Tokens.STRANGER).body("{}").patch(membership).then().statusCode(403);
        as(Tokens.STRANGER).delete(membership).then().statusCode(403);
        as(Tokens.STRANGER)
                .body(body)
                .post("/v1/partnerships/finnes-ikke/members")
                .then()
                .statusCode(404);
        admin().body(body).post(path + "/members").then().statusCode(201);
    }

    @Test
    void aWriteSaysWhichStateItChanges() {
        var path = partnership("");
        var membership = admitted(path, BUSINESS, "2021-01-01", null);

        as(KS).body("{}").patch(membership).then().statusCode(428);
        as(KS).delete(membership).then().statusCode(428);
        as(KS).header("If-Match", "\"old\"").body("{}").patch(membership).then().statusCode(412);
        as(KS).header("If-Match", "\"old\"").delete(membership).then().statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "x", "%00"})
    void aMembershipThatIsNotThereIsNotFound(String id) {
        var path = partnership("");
        var another = admitted(partnership(""), BUSINESS, "2021-01-01", null);

        given().urlEncodingEnabled(false).get(path + "/members/" + id).then().statusCode(404);
        as(KS).urlEncodingEnabled(false)
                .body("{}")
                .patch(path + "/members/" + id)
                .then()
                .statusCode(404);
        given().get(path + another.substring(another.indexOf("/members")))
                .then()
                .statusCode(404);
        given().urlEncodingEnabled(false)
                .get("/v1/partnerships/%00/members")
                .then()
                .statusCode(404);
        given().get("/v1/partnerships/finnes-ikke/members").then().statusCode(404);
    }

    @Test
    void writersOfOnePartnershipLoseNothing() throws Exception {
        // Given eight members to be
        var path = partnership("");
        List<Callable<Response>> writers = IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> as(KS).body(
                                member("{\"kind\":\"voluntary\",\"name\":\"Lag " + i + "\"}", "2020-01-01", null))
                        .post(path + "/members"))
                .toList();

        // When all are admitted at once
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(writers))
                assertEquals(201, answer.get().statusCode());
        }

        // Then each is told of once, and once that the partnership's members are known
        given().get(path + "/members").then().body("total", equalTo(8));
        for (var id : given().get(path + "/members").<List<String>>path("items.id"))
            assertEquals(
                    List.of("no.dugnad.membership.joined.v1"),
                    List.of(Broker.await("dugnad.membership", id, sent -> true).type()));
        Broker.awaitType("dugnad.partnership", id(path), "no.dugnad.partnership.revised.v1");
        given().get("/v1/partnership-events?subject=" + id(path))
                .then()
                .body("items.data.membersKnown", contains(false, true));
    }

    @Test
    void ofTwoWhoAdmitTheSamePartyOneIsRefused() throws Exception {
        var path = partnership("");
        Callable<Integer> admit = () -> as(KS).body(member(municipality("7711"), "2020-01-01", null))
                .post(path + "/members")
                .statusCode();
        var answers = new ArrayList<Integer>();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(admit, admit, admit, admit))) answers.add(answer.get());
        }

        answers.sort(null);
        assertEquals(List.of(201, 400, 400, 400), answers);
    }

    @Test
    void aRepeatedPostWithAKeyIsDoneOnce() {
        var path = partnership("");
        var key = "\"" + UUID.randomUUID() + "\"";
        var body = member(BUSINESS, "2020-01-01", null);

        var first = as(KS).header("Idempotency-Key", key)
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue())
                .extract();
        var second = as(KS).header("Idempotency-Key", key)
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .extract();

        assertEquals(first.asString(), second.asString());
        for (var header : List.of("Location", "ETag", "Content-Type"))
            assertEquals(first.header(header), second.header(header), header);
        given().get(path + "/members").then().body("total", equalTo(1));
        as(KS).header("Idempotency-Key", key)
                .body(member(BUSINESS, "2021-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:dugnad:problem:idempotency-key-reused"));
        as(KS).header("Idempotency-Key", key)
                .body(body)
                .post(partnership("") + "/members")
                .then()
                .statusCode(422);
        given().get(path + "/members").then().body("total", equalTo(1));
    }

    @Test
    void aRefusalIsReplayedToo() {
        var path = partnership("");
        var number = "7730";
        var key = "\"" + UUID.randomUUID() + "\"";
        var body = member(municipality(number), "2020-01-01", null);

        var first = as(KS).header("Idempotency-Key", key)
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(400)
                .extract();
        Registry.has(number, "Kommer", "77", "Prøvefylket", "2020-01-01", null);
        var second = as(KS).header("Idempotency-Key", key)
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Idempotency-Replayed", equalTo("true"))
                .extract();

        assertEquals(first.asString(), second.asString());
        as(KS).header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(201);
    }

    @Test
    void aKeyIsItsCallersOwnAndWithoutOneNothingIsReplayed() {
        var path = partnership("");
        var key = "\"" + UUID.randomUUID() + "\"";

        as(KS).header("Idempotency-Key", key)
                .body(member(BUSINESS, "2020-01-01", "2021-01-01"))
                .post(path + "/members")
                .then()
                .statusCode(201);
        as(Tokens.STRANGER)
                .header("Idempotency-Key", key)
                .body(member(BUSINESS, "2020-01-01", "2021-01-01"))
                .post(path + "/members")
                .then()
                .statusCode(403);
        as(KS).body(member(BUSINESS, "2020-01-01", "2021-01-01"))
                .post(path + "/members")
                .then()
                .statusCode(400)
                .header("Idempotency-Replayed", nullValue());
        as(KS).header("Idempotency-Key", "\"\"")
                .body(member(BUSINESS, "2022-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(400);
    }

    @Test
    void ofManyWithOneKeyOneIsDone() throws Exception {
        var path = partnership("");
        var key = "\"" + UUID.randomUUID() + "\"";
        Callable<Response> admit = () -> as(KS).header("Idempotency-Key", key)
                .body(member(BUSINESS, "2020-01-01", null))
                .post(path + "/members");
        var ids = new ArrayList<String>();

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var answer : threads.invokeAll(List.of(admit, admit, admit, admit, admit, admit)))
                if (answer.get().statusCode() == 201) ids.add(answer.get().path("id"));
                else answer.get().then().statusCode(409).header("Retry-After", notNullValue());
        }

        assertEquals(1, ids.stream().distinct().count());
        given().get(path + "/members").then().body("total", equalTo(1));
    }

    private static String admitted(String partnership, String party, String from, String to) {
        var id = as(KS).body(member(party, from, to))
                .post(partnership + "/members")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        return partnership + "/members/" + id;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String id(String path) {
        return path.substring("/v1/partnerships/".length());
    }
}
