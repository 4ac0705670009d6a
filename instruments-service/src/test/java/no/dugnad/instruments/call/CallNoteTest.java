package no.dugnad.instruments.call;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.bearer;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.putCall;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import no.dugnad.instruments.match.Registry;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What municipalities note of calls, for themselves and their networks. */
@QuarkusTest
class CallNoteTest {
    private static final String NUMBER = "5636";
    private static final String OTHER = "5634";
    private static final String ITSELF = Registry.organisation(NUMBER);
    private static final String STRANGER = Registry.organisation(OTHER);

    /** Hosts of networks that the municipality is a member of, as far as that has been said. */
    private static final String CONFIRMED = "910000001";

    private static final String PROPOSED = "910000002";
    private static final String STATED = "910000003";
    private static final String OVER = "910000004";

    private static boolean told;

    @BeforeEach
    void theWorldIsThere() {
        if (told) return;
        Registry.tell();
        network(CONFIRMED, "confirmed", null);
        network(PROPOSED, "proposed", null);
        network(STATED, "stated-by-host", null);
        network(OVER, "confirmed", "2021-01-01");
        var path = "/v1/calls/" + call(instrument("{}"), "{}") + "/notes/" + NUMBER;
        await().untilAsserted(() -> as(CONFIRMED).get(path).then().statusCode(404));
        await().untilAsserted(() -> itself().header("If-None-Match", "*")
                .body("{\"state\":\"interested\"}")
                .put(path)
                .then()
                .statusCode(201));
        told = true;
    }

    @ParameterizedTest
    @CsvSource({
        // who reads, and who writes
        "itself,        200, 200",
        "administrator, 200, 200",
        "confirmed,     200, 403",
        "proposed,      403, 403",
        "stated,        403, 403",
        "over,          403, 403",
        "stranger,      403, 403",
        "owner,         403, 403",
        "nobody,        401, 401"
    })
    void isForTheMunicipalityAndItsNetworks(String who, int read, int written) {
        var call = call(instrument("{}"), "{}");
        var path = "/v1/calls/" + call + "/notes/" + NUMBER;
        itself().header("If-None-Match", "*")
                .body("{\"state\":\"not-for-us\",\"reason\":{\"nb\":\"For stor egenandel\"}}")
                .put(path)
                .then()
                .statusCode(201);

        caller(who).get(path).then().statusCode(read);
        caller(who).get("/v1/calls?notesOf=" + NUMBER).then().statusCode(read);
        caller(who)
                .get("/v1/matches?note=not-for-us&municipality=" + NUMBER)
                .then()
                .statusCode(read);
        caller(who)
                .header("If-Match", itself().get(path).header("ETag"))
                .body("{\"state\":\"applied\"}")
                .put(path)
                .then()
                .statusCode(written);
    }

    @Test
    void marksAndHidesCalls() {
        var instrument = instrument("{}");
        var applied = call(instrument, "{}");
        var hidden = call(instrument, "{}");
        var fresh = call(instrument, "{}");
        note(applied, "applied");
        note(hidden, "not-for-us");
        var list = "/v1/calls?limit=500&instrument=" + instrument + "&notesOf=" + NUMBER;

        itself().get(list)
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(applied, hidden, fresh))
                .body("items.find { it.id == '" + hidden + "' }.noted.state", equalTo("not-for-us"))
                .body("items.find { it.id == '" + hidden + "' }.noted.reason.nb", equalTo("Derfor"))
                .body("items.find { it.id == '" + fresh + "' }.noted", nullValue());
        itself().get(list + "&note=none,applied").then().body("items.id", containsInAnyOrder(applied, fresh));
        itself().get(list + "&note=none").then().body("items.id", contains(fresh));
        itself().get(list + "&note=interested&note=not-for-us").then().body("items.id", contains(hidden));
        given().get("/v1/calls?limit=500&instrument=" + instrument).then().body("items.noted", everyItem(nullValue()));
        var matches = "/v1/matches?limit=500&municipality=" + NUMBER + "&note=";
        itself().get(matches + "none,applied")
                .then()
                .statusCode(200)
                .body("items.call.id", hasItem(applied))
                .body("items.call.id", hasItem(fresh))
                .body("items.call.id", not(hasItem(hidden)))
                .body("items.find { it.call.id == '" + applied + "' }.noted.state", equalTo("applied"));
        itself().get(matches + "not-for-us").then().body("items.call.id", hasItem(hidden));
    }

    @Test
    void severalMunicipalitiesAreMatchedInOneCall() {
        var call = call(instrument("{}"), "{}");

        given().get("/v1/matches?limit=500&municipality=" + OTHER + "," + NUMBER + "&municipality=" + OTHER)
                .then()
                .statusCode(200)
                .body("items.findAll { it.call.id == '" + call + "' }.municipality", contains(OTHER, NUMBER));
        given().get("/v1/matches?limit=500&municipality=" + NUMBER)
                .then()
                .body("items.municipality", everyItem(nullValue()));
        given().get("/v1/matches?municipality=" + NUMBER + ",0000")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("municipality"));
        var many = (NUMBER + ",").repeat(50) + OTHER;
        given().get("/v1/matches?municipality=" + many).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/calls?note=applied", "/v1/matches?county=46&note=applied"})
    void ofWhomTheNotesAreMustBeSaid(String path) {
        itself().get(path).then().statusCode(400).body("errors[0].parameter", equalTo("note"));
    }

    @Test
    void isRemovedAndOnlyOfPublishedCalls() {
        var call = call(instrument("{}"), "{}");
        note(call, "interested");
        var path = "/v1/calls/" + call + "/notes/" + NUMBER;
        itself().header("If-Match", itself().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        itself().get(path).then().statusCode(404);
        var draft = newId();
        putCall(as(OWNER), draft, callBody(instrument("{}"), "{'draft':true}")).statusCode(201);
        itself().header("If-None-Match", "*")
                .body("{\"state\":\"interested\"}")
                .put("/v1/calls/" + draft + "/notes/" + NUMBER)
                .then()
                .statusCode(404);
    }

    private static void note(String call, String state) {
        itself().header("If-None-Match", "*")
                .body("{\"state\":\"" + state + "\",\"reason\":{\"nb\":\"Derfor\"}}")
                .put("/v1/calls/" + call + "/notes/" + NUMBER)
                .then()
                .statusCode(201);
    }

    private static RequestSpecification itself() {
        return bearer(Tokens.of(Scopes.STATEMENTS, ITSELF));
    }

    private static RequestSpecification caller(String who) {
        return switch (who) {
            case "itself" -> itself();
            case "administrator" -> admin();
            case "confirmed" -> host(CONFIRMED);
            case "proposed" -> host(PROPOSED);
            case "stated" -> host(STATED);
            case "over" -> host(OVER);
            case "stranger" -> bearer(Tokens.of(Scopes.STATEMENTS, STRANGER));
            case "owner" -> as(OWNER);
            case "nobody" -> given().contentType("application/json");
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static RequestSpecification host(String organisation) {
        return bearer(Tokens.of(Scopes.PARTNERSHIPS, organisation));
    }

    /** @param to when the membership ended, or null */
    private static void network(String host, String state, String to) {
        Broker.send("membership", "notes-" + host, "no.dugnad.membership.joined.v1", 1, """
                {"partnershipId":"notes-%s","party":{"kind":"municipality","number":"%s"},"from":"2020-01-01","to":%s,"state":"%s"}
                """.formatted(
                        host, NUMBER, to == null ? "null" : '"' + to + '"', state));
        Broker.send("partnership", "notes-" + host, "no.dugnad.partnership.formed.v1", 1, """
                {"id":"notes-%s","name":{"nb":"Nettverket"},"kind":"regional-network","host":{"organisationNumber":"%s"}}
                """.formatted(host, host));
    }
}
