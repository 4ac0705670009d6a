package no.dugnad.instruments.match;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.bearer;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.instruments.match.Registry.Row;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.EveryFormat;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MatchResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BERGEN = "4601";
    private static boolean told;

    @BeforeEach
    void theRegistryHasTold() {
        if (told) return;
        told = true;
        Registry.tell();
        var everything = callBody(
                instrument("{}"),
                "{'criteria':["
                        + criterion(
                                "a",
                                "municipality.centralityClass > 0 && municipality.centralityIndex > 0 && municipality.population > 0")
                        + "]}");
        var together = callBody(
                instrument("{}"),
                "{'criteria':[{'id':'a','text':{'nb':'a'},'expression':'consortium.size > 1','mayBeMetBy':'partnership'}]}");
        await().untilAsserted(() -> {
            as(OWNER)
                    .body(everything)
                    .post("/v1/reach?grouping=small-district")
                    .then()
                    .statusCode(200)
                    .body(
                            "groups.eligible",
                            contains(
                                    count(Row::smallDistrict),
                                    count(r -> !r.smallDistrict() && r.centralityClass() > 0)));
            as(OWNER)
                    .body(together)
                    .post("/v1/reach")
                    .then()
                    .statusCode(200)
                    .body(
                            "groups.eligibleThroughPartnership",
                            contains(count(r -> r.county().equals("46"))));
        });
    }

    private static int count(java.util.function.Predicate<Row> rule) {
        return (int) Registry.ALL.values().stream().filter(rule).count();
    }

    private static String criterion(String id, String expression) {
        return "{'id':'" + id + "','text':{'nb':'Vilkåret'},'expression':'" + expression + "'}";
    }

    private static String upcoming(String instrument, String criteria, String more) {
        return call(
                instrument,
                no.dugnad.instruments.Client.json(
                        "{'opensAt':'2026-08-01T08:00:00Z','criteria':[" + criteria + "]}", more));
    }

    /** The match of one call for one applicant, wherever it stands in the list. */
    private static JsonNode match(String applicant, String call) {
        for (String next = "/v1/matches?limit=500&" + applicant; next != null; ) {
            var page = get(next);
            for (var item : page.path("items")) if (item.at("/call/id").asText().equals(call)) return item;
            next = page.path("next").asText(null);
        }
        throw new AssertionError(call + " is not among the matches of " + applicant);
    }

    private static JsonNode get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            return JSON.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMatchSaysWhyAndOnWhatAndWhatWouldChangeIt() throws Exception {
        var id = upcoming(
                instrument("{}"),
                criterion("small", "municipality.population < 5000") + ","
                        + criterion("strategy", "municipality.profile[\\\"innovationStrategy\\\"] == \\\"yes\\\""),
                "{'requirements':[{'id':'a','text':{'nb':'a'},'estimatedHours':4.5},{'id':'b','text':{'nb':'b'}},{'id':'c','text':{'nb':'c'},'estimatedHours':3}]}");

        var match = match("municipality=" + BERGEN, id);

        assertEquals("not-eligible", match.path("verdict").asText());
        assertEquals(7.5, match.path("burdenHours").asDouble());
        assertEquals(id, match.at("/call/id").asText());
        assertEquals("upcoming", match.at("/call/status").asText());
        assertEquals("2026-09-01T10:00:00Z", match.at("/call/closesAt").asText());
        assertEquals(
                List.of("area", "applicants", "small", "strategy"),
                match.path("criteria").findValuesAsText("id"));
        assertEquals(JSON.readTree("""
                        {"id":"small","text":{"nb":"Vilkåret"},"expression":"municipality.population < 5000","weight":"required","verdict":"not-met",
                         "values":{"municipality.population":%d},"valuesAt":{"municipality.population":"2026-01-01"},
                         "whatWouldChange":[{"variable":"municipality.population","to":4999}]}
                        """.formatted(Registry.ALL.get(BERGEN).population())), match.at("/criteria/2"));
        assertEquals("unknown", match.at("/criteria/3/verdict").asText());
        assertTrue(match.at("/criteria/3/values").has("municipality.profile.innovationStrategy"));
        assertTrue(match.at("/criteria/3/values/municipality.profile.innovationStrategy")
                .isNull());
        assertEquals(
                JSON.readTree("[{\"variable\":\"municipality.profile.innovationStrategy\",\"to\":\"yes\"}]"),
                match.at("/criteria/3/whatWouldChange"));
    }

    @Test
    void itSaysThroughWhichPartnership() {
        var id = upcoming(
                instrument("{}"),
                "{'id':'many','text':{'nb':'Mange'},'expression':'consortium.size >= 10','mayBeMetBy':'partnership'}",
                "{}");

        var bergen = match("municipality=" + BERGEN, id);
        var oslo = match("municipality=0301", id);

        assertEquals("eligible-through-partnership", bergen.path("verdict").asText());
        assertEquals("met-through-partnership", bergen.at("/criteria/2/verdict").asText());
        assertEquals("vest", bergen.at("/through/0/partnershipId").asText());
        assertEquals("Nettverket", bergen.at("/through/0/name/nb").asText());
        assertEquals("not-eligible", oslo.path("verdict").asText());
        assertEquals(0, oslo.path("through").size());
    }

    @Test
    void aCountyAuthorityMatchesWhatIsForIt() {
        var forBoth =
                upcoming(instrument("{'applicants':['municipality','county']}"), "", "{'area':{'counties':['46']}}");
        var forMunicipalities = upcoming(instrument("{}"), "", "{}");

        assertEquals("eligible", match("county=46", forBoth).path("verdict").asText());
        assertEquals("not-eligible", match("county=15", forBoth).path("verdict").asText());
        assertEquals(
                "not-eligible",
                match("county=46", forMunicipalities).path("verdict").asText());
    }

    @Test
    void theBestComeFirstAPageAtATime() {
        var instrument = instrument("{}");
        upcoming(instrument, criterion("a", "false"), "{}");
        upcoming(instrument, criterion("a", "true"), "{}");

        var verdicts = new ArrayList<String>();
        for (String next = "/v1/matches?limit=7&municipality=" + BERGEN; next != null; ) {
            var page = get(next);
            verdicts.addAll(page.path("items").findValuesAsText("verdict").stream()
                    .filter(v -> List.of("eligible", "eligible-through-partnership", "undetermined", "not-eligible")
                            .contains(v))
                    .toList());
            next = page.path("next").asText(null);
        }

        var order = List.of("eligible", "eligible-through-partnership", "undetermined", "not-eligible");
        for (var i = 1; i < verdicts.size(); i++)
            assertTrue(order.indexOf(verdicts.get(i - 1)) <= order.indexOf(verdicts.get(i)), verdicts.toString());
        assertEquals(
                get("/v1/matches?limit=1&municipality=" + BERGEN).path("total").asInt(), verdicts.size());
    }

    @Test
    void verdictAndStatusNarrow() {
        var instrument = instrument("{}");
        var shut = upcoming(instrument, criterion("a", "false"), "{}");
        var withdrawn = upcoming(instrument, "", "{'withdrawnAt':'2026-06-10T10:00:00Z'}");
        var draft = upcoming(instrument, "", "{'draft':true}");

        given().get("/v1/matches?limit=500&verdict=not-eligible&status=upcoming&municipality=" + BERGEN)
                .then()
                .statusCode(200)
                .body("items.verdict", everyItem(equalTo("not-eligible")))
                .body("items.call.status", everyItem(equalTo("upcoming")))
                .body("items.call.id", org.hamcrest.Matchers.hasItem(shut));
        given().get("/v1/matches?limit=500&verdict=eligible,undetermined&municipality=" + BERGEN)
                .then()
                .statusCode(200)
                .body("items.verdict", everyItem(in(List.of("eligible", "undetermined"))))
                .body("items.call.id", not(org.hamcrest.Matchers.hasItem(in(List.of(shut, withdrawn, draft)))));
        given().get("/v1/matches?limit=500&status=withdrawn&municipality=" + BERGEN)
                .then()
                .body("items.call.id", org.hamcrest.Matchers.hasItem(withdrawn));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=1, municipality, municipality-or-county",
        "municipality=4601&county=46, municipality, municipality-or-county",
        "municipality=46010, municipality, municipality-number",
        "county=4, county, county-number",
        "municipality=9998, municipality, unknown-municipality",
        "county=98, county, unknown-county",
        "municipality=4601&at=2012-12-31, at, before-the-registry",
        "municipality=4601&at=2020-06-01, municipality, municipality-not-then",
        "municipality=4601&verdict=maybe, verdict, not-one-of",
        "municipality=4601&status=ajar, status, not-one-of",
        "municipality=4601&colour=red, colour, unknown-parameter",
    })
    void whatIsNotRightIsNamed(String query, String parameter, String code) {
        given().get("/v1/matches?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    /** What a call's rules say, written by hand in Java: true, false, or null where it cannot be known. */
    private static Map<String, Function<Row, Boolean>> byHand() {
        var rules = new LinkedHashMap<String, Function<Row, Boolean>>();
        rules.put("municipality.population < 5000", r -> r.population() < 5000);
        rules.put("municipality.centralityClass >= 5", r -> r.centralityClass() == 0 ? null : r.centralityClass() >= 5);
        rules.put(
                "municipality.population < 5000 && municipality.centralityClass >= 5",
                r -> r.population() >= 5000
                        ? (Boolean) false
                        : r.centralityClass() == 0 ? null : r.centralityClass() >= 5);
        rules.put(
                "municipality.centralityIndex < 600 || municipality.countyNumber in [\\\"55\\\", \\\"56\\\"]",
                r -> List.of("55", "56").contains(r.county())
                        ? (Boolean) true
                        : r.centralityIndex() == 0 ? null : r.centralityIndex() < 600);
        rules.put(
                "municipality.areaKm2 > 1000.0 && municipality.population > 100000",
                r -> r.population() > 100000 ? null : false);
        rules.put("consortium.population > 100000", r -> r.population() > 100000);
        return rules;
    }

    @Test
    void everyMunicipalityGetsTheVerdictOfAnEvaluationByHand() {
        var instrument = instrument("{}");
        var calls = new LinkedHashMap<String, Function<Row, Boolean>>();
        byHand().forEach((expression, byHand) ->
                calls.put(upcoming(instrument, criterion("a", expression), "{}"), byHand));

        for (var row : Registry.ALL.values()) {
            var verdicts = new LinkedHashMap<String, String>();
            for (String next = "/v1/matches?status=upcoming&limit=500&municipality=" + row.number(); next != null; ) {
                var page = get(next);
                page.path("items")
                        .forEach(i -> verdicts.put(
                                i.at("/call/id").asText(), i.path("verdict").asText()));
                next = page.path("next").asText(null);
            }
            calls.forEach((id, byHand) -> {
                var met = byHand.apply(row);
                assertEquals(
                        met == null ? "undetermined" : met ? "eligible" : "not-eligible",
                        verdicts.get(id),
                        row + " " + id);
            });
        }
    }

    @Test
    void reachCountsAsTheSameEvaluationByHand() {
        var id = upcoming(
                instrument("{}"),
                criterion("small", "municipality.population < 5000") + ","
                        + criterion("remote", "municipality.centralityClass >= 5"),
                "{}");
        var all = Registry.ALL.values();

        var reach = get("/v1/calls/" + id + "/reach?grouping=small-district");

        assertEquals("small-district", reach.at("/groups/0/group").asText());
        for (var i = 0; i < 2; i++) {
            var small = i == 0;
            var group = reach.at("/groups/" + i);
            var members = all.stream().filter(r -> r.smallDistrict() == small).toList();
            assertEquals(members.size(), group.path("municipalities").asInt());
            assertEquals(
                    members.stream().filter(Row::smallDistrict).count(),
                    group.path("eligible").asInt());
            assertEquals(
                    members.stream()
                            .filter(r -> r.population() < 5000 && r.centralityClass() == 0)
                            .count(),
                    group.path("undetermined").asInt());
            assertEquals(
                    members.size(),
                    group.path("eligible").asInt()
                            + group.path("eligibleThroughPartnership").asInt()
                            + group.path("undetermined").asInt()
                            + group.path("notEligible").asInt());
        }
        var small = reach.at("/criteria/2");
        assertEquals("small", small.path("id").asText());
        assertEquals(
                all.stream().filter(r -> r.population() >= 5000).count(),
                small.path("excludes").asInt());
        assertEquals(
                all.stream()
                        .filter(r -> r.population() >= 5000 && (r.centralityClass() >= 5 || r.centralityClass() == 0))
                        .count(),
                small.path("excludesAlone").asInt());
        assertEquals(
                small.path("excludes").asInt(),
                small.at("/byGroup/0/excludes").asInt()
                        + small.at("/byGroup/1/excludes").asInt());
    }

    @Test
    void theReachOfADraftStoresNothingAndNeedsAToken() {
        var instrument = instrument("{}");
        var body = "{\"instrumentId\":\"" + instrument + "\",\"title\":{\"nb\":\"Utkast\"},\"criteria\":["
                + criterion("a", "municipality.population < 5000").replace('\'', '"') + "]}";
        var small = (int) Registry.ALL.values().stream()
                .filter(r -> r.population() < 5000)
                .count();

        bearer(Tokens.of(Scopes.STATEMENTS, "964338531"))
                .body(body)
                .post("/v1/reach")
                .then()
                .statusCode(200)
                .body("grouping", nullValue())
                .body("groups", hasSize(1))
                .body("groups[0].municipalities", equalTo(Registry.ALL.size()))
                .body("groups[0].eligible", equalTo(small))
                .body("criteria.id", contains("area", "applicants", "a"))
                .body("criteria[2].excludesAlone", equalTo(Registry.ALL.size() - small));

        given().get("/v1/calls?instrument=" + instrument).then().body("total", equalTo(0));
        given().contentType("application/json")
                .body(body)
                .post("/v1/reach")
                .then()
                .statusCode(401);
        as(OWNER)
                .body(body.replace("population <", "populaton <"))
                .post("/v1/reach")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/criteria/0/expression"))
                .body("errors[0].column", equalTo(13));
        as(OWNER)
                .body(body)
                .post("/v1/reach?grouping=none")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-grouping"));
        as(OWNER)
                .body(body)
                .post("/v1/reach?grouping=small-district&at=2027-01-01")
                .then()
                .statusCode(422)
                .body("validFrom", equalTo("2020-01-01"))
                .body("validTo", equalTo("2027-01-01"))
                .body("detail", containsString("2027-01-01"));
        as(OWNER)
                .body(body.replace(instrument, "no-such"))
                .post("/v1/reach")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/instrumentId"));
    }

    @Test
    void aDraftsReachIsItsOwners() {
        var id = call(instrument("{}"), "{'draft':true}");

        given().get("/v1/calls/" + id + "/reach").then().statusCode(404);
        as("974764350").get("/v1/calls/" + id + "/reach").then().statusCode(404);
        as(OWNER).get("/v1/calls/" + id + "/reach").then().statusCode(200);
        given().get("/v1/calls/no-such/reach").then().statusCode(404);
    }

    @Test
    void aDraftThatIsDiscardedAndPublishedUnderTheSameIdIsMatched() {
        var instrument = instrument("{}");
        var id = upcoming(instrument, criterion("a", "true"), "{'draft':true}");
        var path = "/v1/calls/" + id;
        // matching has the draft in memory
        as(OWNER).get(path + "/reach").then().statusCode(200);
        as(OWNER)
                .header("If-Match", no.dugnad.instruments.Client.tag(path, OWNER))
                .delete(path)
                .then()
                .statusCode(204);

        no.dugnad.instruments.Client.putCall(
                        as(OWNER),
                        id,
                        callBody(
                                instrument,
                                "{'opensAt':'2026-08-01T08:00:00Z','criteria':[" + criterion("a", "true") + "]}"))
                .statusCode(201);

        assertEquals(
                "eligible", match("municipality=" + BERGEN, id).path("verdict").asText());
    }

    @Test
    void whatIsWrittenIsMatchedAtOnce() {
        var instrument = instrument("{}");
        var id = upcoming(instrument, criterion("a", "true"), "{}");
        assertEquals(
                "eligible", match("municipality=" + BERGEN, id).path("verdict").asText());

        as(OWNER)
                .header("If-Match", no.dugnad.instruments.Client.tag("/v1/calls/" + id))
                .body("{\"criteria\":[" + criterion("b", "false").replace('\'', '"') + "]}")
                .patch("/v1/calls/" + id)
                .then()
                .statusCode(200);

        assertEquals(
                "not-eligible",
                match("municipality=" + BERGEN, id).path("verdict").asText());
    }

    @Test
    void partnersAreNeighboursFirst() {
        var id = upcoming(
                instrument("{}"),
                "{'id':'many','text':{'nb':'Mange'},'expression':'consortium.size >= 3','mayBeMetBy':'partnership'}",
                "{}");

        given().contentType("application/json")
                .body("{\"municipality\":\"" + BERGEN + "\"}")
                .post("/v1/calls/" + id + "/partners")
                .then()
                .statusCode(200)
                .body("found", equalTo(true))
                .body("partners", hasSize(2))
                .body("partners.neighbour", everyItem(equalTo(true)))
                .body("partners.number", everyItem(in(Registry.NEIGHBOURS.get(BERGEN))))
                .body("partners[0].partnerships", contains("vest"))
                .body("criteria", contains("many"))
                .body("consortium.size", equalTo(3))
                .body("cut", equalTo(true));
        given().contentType("application/json")
                .body("{\"municipality\":\"9998\"}")
                .post("/v1/calls/" + id + "/partners")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/municipality"));
        given().contentType("application/json")
                .body("{\"municipality\":\"" + BERGEN + "\"}")
                .post("/v1/calls/" + upcoming(instrument("{}"), criterion("a", "consortium.size > 100"), "{}")
                        + "/partners")
                .then()
                .statusCode(200)
                .body("found", equalTo(false))
                .body("partners", empty())
                .body("consortium", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?grouping=small-district", ""})
    void reachIsTheSameInEveryFormat(String grouping) throws Exception {
        var id = upcoming(instrument("{}"), criterion("small", "municipality.population < 5000"), "{}");
        var every = new EveryFormat("/v1/calls/" + id + "/reach" + grouping);
        var reach = every.json();
        var groups = new ArrayList<JsonNode>();
        for (var group : reach.path("groups")) {
            var reached = group.path("eligible").asDouble()
                    + group.path("eligibleThroughPartnership").asDouble();
            groups.add(((ObjectNode) group.deepCopy())
                    .put("share", reached / group.path("municipalities").asInt()));
        }
        var criteria = new ArrayList<JsonNode>();
        for (var criterion : reach.path("criteria")) {
            criteria.add(((ObjectNode) criterion.deepCopy())
                    .put("criterion", criterion.path("id").asText())
                    .putNull("group"));
            for (var group : criterion.path("byGroup"))
                criteria.add(((ObjectNode) group.deepCopy())
                        .put("criterion", criterion.path("id").asText()));
        }

        every.has(
                new EveryFormat.Table(
                        "rows",
                        List.of("group"),
                        List.of(
                                "municipalities",
                                "eligible",
                                "eligibleThroughPartnership",
                                "undetermined",
                                "notEligible",
                                "share"),
                        groups),
                new EveryFormat.Table(
                        "criteria",
                        List.of("criterion", "group"),
                        List.of("excludes", "excludesAlone", "unknown"),
                        criteria));
    }

    @Test
    void whomADraftWouldReachIsToldInEveryFormatToo() {
        var draft = callBody(instrument("{}"), "{}");
        as(OWNER)
                .body(draft)
                .post("/v1/reach?grouping=small-district&outputFormat=csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("group,groupName,municipalities,eligible"));
        as(OWNER)
                .accept("image/svg+xml")
                .body(draft)
                .post("/v1/reach")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml");
    }
}
