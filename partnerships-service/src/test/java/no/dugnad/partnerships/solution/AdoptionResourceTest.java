package no.dugnad.partnerships.solution;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.adopted;
import static no.dugnad.partnerships.Sharing.adoption;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.municipality;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AdoptionResourceTest {
    private static boolean told;

    @BeforeEach
    void theRegistryHasTold() {
        if (told) return;
        Sharing.exists("6531", "Gammelvik", "2015-01-01", "2020-01-01");
        Sharing.exists("6532", "Nyvik", "2020-01-01", null);
        Sharing.exists("6533", "Sandnes", "2015-01-01", null);
        told = true;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"on\":\"2019-12-31\"} | 400 | /party/number | municipality-not-yet",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"states\":[{\"state\":\"in-use\",\"on\":\"2019-12-31\"},{\"state\":\"retired\",\"on\":\"2021-01-01\"}]} | 400 | /party/number | municipality-not-yet",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"states\":[{\"state\":\"considering\",\"on\":\"2021-01-01\"},{\"state\":\"adapting\",\"on\":\"2021-02-01\"}]} | 400 | /states/1/state | illegal-step",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"states\":[{\"state\":\"considering\",\"on\":\"2021-03-01\"},{\"state\":\"deciding\",\"on\":\"2021-02-01\"}]} | 400 | /states/1/on | before-the-step-before",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"states\":[{\"state\":\"considering\",\"on\":\"2021-03-01\"}],\"state\":\"in-use\"} | 409 | /state | illegal-step",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"on\":\"2199-01-01\"} | 400 | /on | in-the-future",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"used\"} | 400 | /state | not-one-of",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"}} | 400 | /state | not-null",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"states\":[]} | 400 | /states | size",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"inheritedFrom\":\"6531\"} | 400 | /inheritedFrom | unknown-field",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"reusedFrom\":[\"6532\"]} | 400 | /reusedFrom/0 | reused-from-itself",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"reusedFrom\":[\"0000\"]} | 400 | /reusedFrom/0 | unknown-municipality",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"partnershipId\":\"nowhere\"} | 400 | /partnershipId | unknown-partnership",
                "{\"party\":{\"kind\":\"municipality\",\"number\":\"6532\"},\"state\":\"in-use\",\"receptionId\":\"01936b6e-0000-7000-8000-00000000ffff\"} | 400 | /receptionId | unknown-reception",
                "{\"party\":{\"kind\":\"business\",\"name\":\"Firma\"},\"state\":\"in-use\"} | 400 | /party/kind | municipality-only",
                "{\"state\":\"in-use\"} | 400 | /party | not-null",
            })
    void whatCannotBeIsPointedAtAndNothingIsStored(String body, int status, String pointer, String code) {
        var solution = Sharing.solution();

        municipality("6532")
                .body(body)
                .post("/v1/solutions/" + solution + "/adoptions")
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", not(hasItem(code)));

        given().get("/v1/solutions/" + solution + "/adoptions").then().body("total", equalTo(0));
    }

    @Test
    void aMunicipalityThatIsNoMoreCannotTakeAnythingIntoUse() {
        var solution = Sharing.solution();

        municipality("6531")
                .body(adoption("6531", "in-use", "2020-01-01"))
                .post("/v1/solutions/" + solution + "/adoptions")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/party/number"))
                .body("errors[0].code", equalTo("municipality-no-more"));
    }

    @Test
    void itIsTheMunicipalitysOwnStatementOrItsHosts() {
        // Given a municipality in KS's network
        var solution = Sharing.solution();
        var adoptions = "/v1/solutions/" + solution + "/adoptions";
        var network = Client.partnership("");
        Sharing.member(network, KS, "6533", "2020-01-01");
        var body = adoption("6533", "considering", "2021-01-01");
        var through = body.replaceFirst("\\{", "{\"partnershipId\":\"" + id(network) + "\",");

        // When others write it
        // Then they may not
        given().contentType("application/json")
                .body(body)
                .post(adoptions)
                .then()
                .statusCode(401);
        Client.bearer(Tokens.of(Scopes.INSTRUMENTS, Sharing.organisation("6533")))
                .body(body)
                .post(adoptions)
                .then()
                .statusCode(403);
        municipality("6532").body(body).post(adoptions).then().statusCode(403);
        as(Tokens.STRANGER).body(body).post(adoptions).then().statusCode(403);
        as(Tokens.STRANGER).body(through).post(adoptions).then().statusCode(403);
        // the municipality's own number with a network's token is not its own statement
        as(Sharing.organisation("6533")).body(body).post(adoptions).then().statusCode(403);
        // a party of another's network
        as(KS).body(adoption("6532", "considering", "2021-01-01"))
                .post(adoptions)
                .then()
                .statusCode(403);
        as(KS).body(adoption("6532", "considering", "2021-01-01")
                        .replaceFirst("\\{", "{\"partnershipId\":\"" + id(network) + "\","))
                .post(adoptions)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/party/number"))
                .body("errors[0].code", equalTo("not-a-member"));
        given().get(adoptions).then().body("total", equalTo(0));
        // and the host may
        as(KS).body(through).post(adoptions).then().statusCode(201);
        municipality("6533")
                .body(body)
                .post(adoptions)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("adoption-exists"));
    }

    @Test
    void anAdoptionAdvancesAStepAtATime() {
        var solution = Sharing.solution();
        var path = adopted(solution, "6532", "considering", "2021-01-01");

        municipality("6532").body("{\"state\":\"deciding\"}").patch(path).then().statusCode(428);
        municipality("6532")
                .header("If-Match", tag(path))
                .body("{\"state\":\"in-use\"}")
                .patch(path)
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("deciding"));
        municipality("6532")
                .header("If-Match", tag(path))
                .body("{\"state\":\"deciding\",\"on\":\"2021-02-01\",\"adaptations\":{\"nb\":\"Egne tekster\"}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("deciding"))
                .body("states.on", contains("2021-01-01", "2021-02-01"));
        municipality("6532")
                .header("If-Match", tag(path))
                .body("{\"party\":{\"number\":\"6533\"}}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("party-is-fixed"));
        // the history can be corrected, by the same rules
        municipality("6532")
                .header("If-Match", tag(path))
                .body(
                        "{\"states\":[{\"state\":\"considering\",\"on\":\"2020-06-01\"},{\"state\":\"deciding\",\"on\":\"2021-02-01\"}]}")
                .patch(path)
                .then()
                .statusCode(200);
        // the feed follows the relay
        await().untilAsserted(() -> given().get("/v1/partnership-events?subject=" + id(path))
                .then()
                .body(
                        "items.type",
                        contains(
                                "no.dugnad.adoption.stated.v1",
                                "no.dugnad.adoption.advanced.v1",
                                "no.dugnad.adoption.revised.v1")));
        // and it is read as it was
        given().get("/v1/adoptions?municipality=6532&solution=" + solution + "&at=2020-12-31")
                .then()
                .body("items.state", contains("considering"));
        given().get("/v1/adoptions?municipality=6532&solution=" + solution + "&at=2020-05-31")
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void whatWasEnteredByMistakeIsTakenAwayAndWhatIsOverIsRetired() {
        var solution = Sharing.solution();
        var path = adopted(solution, "6532", "in-use", "2021-01-01");
        municipality("6533").header("If-Match", tag(path)).delete(path).then().statusCode(403);
        municipality("6532").header("If-Match", tag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
        Broker.awaitType("dugnad.adoption", id(path), "no.dugnad.adoption.removed.v1");

        var another = adopted(solution, "6532", "in-use", "2021-01-01", "retired", "2022-01-01");
        municipality("6532")
                .header("If-Match", tag(another))
                .body("{\"state\":\"considering\"}")
                .patch(another)
                .then()
                .statusCode(409);
        // it can be adopted again
        adopted(solution, "6532", "considering", "2023-01-01");
        as(KS).header("If-Match", tag("/v1/solutions/" + solution))
                .delete("/v1/solutions/" + solution)
                .then()
                .statusCode(409);
    }

    @Test
    void ofTwoThatBecomeOneTheFurtherIsFollowedAndAnOwnWordStands() {
        // Given two municipalities that become one, and one that is split
        Sharing.exists("6541", "Østre", "2015-01-01", "2021-03-04");
        Sharing.exists("6542", "Vestre", "2015-01-01", "2021-03-04");
        Sharing.exists("6543", "Storbygd", "2021-03-04", null);
        var both = Sharing.solution();
        adopted(both, "6541", "considering", "2019-01-01");
        adopted(both, "6542", "in-use", "2018-01-01");
        var own = Sharing.solution();
        adopted(own, "6541", "in-use", "2019-01-01");
        adopted(own, "6543", "deciding", "2021-05-01");
        var retired = Sharing.solution();
        adopted(retired, "6541", "in-use", "2018-01-01", "retired", "2019-01-01");

        // When the registry tells who follows
        Sharing.reform("2021-03-04", java.util.List.of("6541", "6542"), "6543");

        // Then
        await().untilAsserted(() -> given().get("/v1/solutions/" + both + "/adoptions")
                .then()
                .body("items.party.number", contains("6543"))
                .body("items.state", contains("in-use"))
                .body("items.inheritedFrom", contains("6542"))
                .body("items.states[0].on", contains("2021-03-04")));
        await().untilAsserted(() -> given().get("/v1/solutions/" + own + "/adoptions")
                .then()
                .body("items.party.number", contains("6543"))
                .body("items.state", contains("deciding"))
                .body("items.inheritedFrom", contains(nullValue())));
        given().get("/v1/solutions/" + retired + "/adoptions").then().body("items.party.number", contains("6541"));
        // what is told afterwards of the time before is followed at once
        var late = Sharing.solution();
        adopted(late, "6541", "in-use", "2020-01-01");
        given().get("/v1/solutions/" + late + "/adoptions")
                .then()
                .body("items.party.number", contains("6543"))
                .body("items.inheritedFrom", contains("6541"));
        // and the successor goes on by itself
        var heir = "/v1/solutions/" + late + "/adoptions/"
                + given().get("/v1/solutions/" + late + "/adoptions").path("items[0].id");
        municipality("6543")
                .header("If-Match", tag(heir))
                .body("{\"state\":\"retired\",\"on\":\"2022-01-01\"}")
                .patch(heir)
                .then()
                .statusCode(200)
                .body("inheritedFrom", equalTo("6541"));
    }

    @Test
    void aSplitIsFollowedByBothAndAReformThatIsTakenBackIsUndone() {
        Sharing.exists("6551", "Heilvik", "2015-01-01", null);
        var solution = Sharing.solution();
        var path = adopted(solution, "6551", "in-use", "2018-01-01");
        // When it is split
        Sharing.exists("6552", "Nordvik", "2022-05-06", null);
        Sharing.exists("6553", "Sørvik", "2022-05-06", null);
        Sharing.exists("6551", "Heilvik", "2015-01-01", "2022-05-06");
        Sharing.reform("2022-05-06", "6551", "6552", "6553");
        await().untilAsserted(() -> given().get("/v1/solutions/" + solution + "/adoptions")
                .then()
                .body("items.party.number", contains("6552", "6553")));
        given().get(path).then().body("endedOn", equalTo("2022-05-06")).body("state", equalTo("in-use"));

        // and the registry takes it back
        Sharing.exists("6551", "Heilvik", "2015-01-01", null);

        // Then it is as before
        await().untilAsserted(() -> given().get("/v1/solutions/" + solution + "/adoptions")
                .then()
                .body("items.party.number", contains("6551"))
                .body("items", hasSize(1)));
        given().get(path).then().body("endedOn", nullValue());
    }
}
