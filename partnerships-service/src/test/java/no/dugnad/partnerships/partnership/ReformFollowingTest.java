package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import no.dugnad.partnerships.Database;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/** Members of all kinds, through what the registry announces and takes back. */
@QuarkusTest
class ReformFollowingTest {
    @Test
    void aMergerIsFollowedWhenItIsAnnouncedAndUndoneWhenItIsTakenBack() {
        // Given two members and one who is not, and a business
        valid("7501", "Vest", null);
        valid("7502", "Øst", null);
        var path = partnership("");
        var west = admitted(path, municipality("7501"), "2020-01-01", null);
        admitted(path, municipality("7502"), "2021-01-01", null);
        var business = admitted(path, "{\"kind\":\"business\",\"name\":\"Bedrift AS\"}", "2020-01-01", null);

        // When the registry announces, well ahead, that they merge
        Registry.has("7511", "Vestøst", "75", "Prøvefylket", "2035-01-01", null);
        Registry.draws("2035-01-01", "7501>7511:1", "7502>7511:1");
        valid("7501", "Vest", "2035-01-01");
        valid("7502", "Øst", "2035-01-01");

        // Then the new one is a member from that day, once, and says from whom; before it the old ones are
        await().untilAsserted(() -> given().get(path + "/members?at=2035-01-01")
                .then()
                .body("items.party.number", contains("7511", null))
                .body("items.party.name", contains("Vestøst", "Bedrift AS"))
                .body("items[0].inheritedFrom", equalTo("7501"))
                .body("items[0].predecessors", contains("7501", "7502")));
        given().get(path + "/members?at=2034-12-31")
                .then()
                .body("items.party.number", contains("7501", "7502", null))
                .body("items[0].to", equalTo("2035-01-01"));
        var ended = Broker.await(
                "dugnad.membership",
                last(west),
                s -> s.type().equals("no.dugnad.membership.followed.v1")
                        && s.data().path("to").asText().equals("2035-01-01"));
        Examples.assertValid("membership", ended.data());
        assertEquals(null, ended.headers().get("ce_onbehalfof"));
        String heir = given().get(path + "/members?at=2035-01-01").path("items[0].id");
        var inherited = Broker.await(
                "dugnad.membership", heir, s -> s.data().path("predecessors").size() == 2);
        Examples.assertValid("membership", inherited.data());

        // And when it is taken back, all is as if it had not been announced
        Registry.hears(
                "7511",
                Registry.municipality("7511", null, "Vestøst", "75", "Prøvefylket", "2035-01-01", "2035-01-01"));
        valid("7501", "Vest", null);
        valid("7502", "Øst", null);
        await().untilAsserted(() -> given().get(path + "/members?at=2036-01-01")
                .then()
                .body("items.party.number", contains("7501", "7502", null))
                .body("items[0].to", equalTo(null)));
        Broker.awaitType("dugnad.membership", heir, "no.dugnad.membership.removed.v1");
        await().until(() ->
                Database.number("select count(*) from read_model.reform_news where number like '75%'") == 0);
        // and who was not concerned was told of once
        assertEquals(1, Broker.all("dugnad.membership", last(business)).size());
    }

    @Test
    void aSplitARenamingAndANewNumberAreFollowed() {
        valid("7503", "Delt", "2036-01-01");
        Registry.has("7513", "Nordre", "75", "Prøvefylket", "2036-01-01", null);
        Registry.has("7514", "Søndre", "75", "Prøvefylket", "2036-01-01", null);
        valid("7504", "Gammel", "2036-01-01");
        Registry.has("7515", "Gammel", "75", "Prøvefylket", "2036-01-01", null);
        Registry.hears("7505", """
                {"number":"7505","organisationNumber":null,"versions":[
                 {"name":"Før","names":{"nb":"Før"},"klassLabel":"x","countyNumber":"75","countyName":"Prøvefylket","validFrom":"2020-01-01","validTo":"2036-01-01"},
                 {"name":"Etter","names":{"nb":"Etter"},"klassLabel":"x","countyNumber":"75","countyName":"Prøvefylket","validFrom":"2036-01-01","validTo":null}]}
                """);
        Registry.draws("2036-01-01", "7503>7513:0.3,7514:0.7", "7504>7515:1");
        var path = partnership("");

        // one who is admitted when the reform is known is followed at once
        for (var number : List.of("7503", "7504", "7505")) admitted(path, municipality(number), "2021-01-01", null);

        given().get(path + "/members?at=2036-01-01")
                .then()
                .body("items.party.name", contains("Etter", "Nordre", "Søndre", "Gammel"))
                .body("items.inheritedFrom", contains(null, "7503", "7503", "7504"));
        given().get(path + "/members?at=2035-12-31").then().body("items.party.name", contains("Delt", "Gammel", "Før"));
    }

    @Test
    void aSeatGoesOnWithTheMunicipality() {
        valid("7506", "Sete", null);
        var path = partnership("");
        var body = path + "/bodies/"
                + as(KS).body("{\"name\":{\"nb\":\"Styret\"},\"kind\":\"steering-group\"}")
                        .post(path + "/bodies")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        as(KS).body("{\"party\":" + municipality("7506") + ",\"role\":\"leader\",\"from\":\"2022-01-01\"}")
                .post(body + "/seats")
                .then()
                .statusCode(201);

        Registry.has("7516", "Nysete", "75", "Prøvefylket", "2037-01-01", null);
        Registry.draws("2037-01-01", "7506>7516:1");
        valid("7506", "Sete", "2037-01-01");

        await().untilAsserted(() -> given().get(body + "/seats?at=2037-01-01")
                .then()
                .body("items.party.name", contains("Nysete"))
                .body("items.inheritedFrom", contains("7506")));
        given().get(body + "/seats?at=2036-12-31").then().body("items.party.name", contains("Sete"));
    }

    @Test
    void aCountyIsFollowedByTheCountiesThatItsMunicipalitiesGoTo() {
        // Given a county of three municipalities that is divided in two, and one municipality that goes to a neighbour
        for (var number : List.of("7401", "7402", "7403"))
            Registry.has(number, "K" + number, "74", "Gammelfylket", "2020-01-01", "2038-01-01");
        Registry.has("7301", "Nabo", "73", "Nabofylket", "2020-01-01", "2038-01-01");
        Registry.has("7302", "Nabo", "72", "Nabonyfylket", "2038-01-01", null);
        Registry.has("7303", "Overflyttet", "72", "Nabonyfylket", "2038-01-01", null);
        Registry.has("7101", "A", "71", "Nyfylket", "2038-01-01", null);
        Registry.has("7001", "B", "70", "Andrefylket", "2038-01-01", null);
        for (var number : List.of("7311", "7312", "7313")) {
            Registry.has(number, "N" + number, "73", "Nabofylket", "2020-01-01", "2038-01-01");
            Registry.has("72" + number.substring(2), "N" + number, "72", "Nabonyfylket", "2038-01-01", null);
        }
        Registry.draws(
                "2038-01-01",
                "7401>7101:1",
                "7402>7001:1",
                "7403>7303:1",
                "7301>7302:1",
                "7311>7211:1",
                "7312>7212:1",
                "7313>7213:1");
        var path = partnership("");

        as(KS).body(member("{\"kind\":\"county\",\"number\":\"74\"}", "2021-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(201)
                .body("to", equalTo("2038-01-01"));

        given().get(path + "/members?at=2038-01-01")
                .then()
                .body("items.party.name", contains("Andrefylket", "Nyfylket"))
                .body("items.inheritedFrom", contains("74", "74"));
    }

    @Test
    void anInheritedMembershipCanBeEndedAndRemoved() {
        valid("7507", "Første", "2039-01-01");
        Registry.has("7517", "Neste", "75", "Prøvefylket", "2039-01-01", null);
        Registry.draws("2039-01-01", "7507>7517:1");
        var path = partnership("");
        admitted(path, municipality("7507"), "2021-01-01", null);
        var heir = path + "/members/"
                + given().get(path + "/members?at=2039-01-01").path("items[0].id");

        as(KS).header("If-Match", tag(heir))
                .body("{\"from\":\"2040-01-01\"}")
                .patch(heir)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("membership-inherited"));
        as(KS).header("If-Match", tag(heir))
                .body("{\"to\":\"2040-01-01\"}")
                .patch(heir)
                .then()
                .statusCode(200)
                .body("to", equalTo("2040-01-01"))
                .body("inheritedFrom", equalTo("7507"));
        as(KS).header("If-Match", tag(heir)).delete(heir).then().statusCode(204);

        given().get(path + "/members?at=2039-01-01").then().body("total", equalTo(0));
        Registry.has("7517", "Neste igjen", "75", "Prøvefylket", "2039-01-01", null);
        await().until(() -> Database.number("select count(*) from read_model.reform_news where number = '7517'") == 0);
        given().get(path + "/members?at=2039-01-01").then().body("total", equalTo(0));
    }

    @Test
    void whatChangesNothingMakesNoEvent() {
        valid("7508", "Rolig", null);
        var path = partnership(",\"website\":\"https://example.org\"");
        var membership = admitted(path, municipality("7508"), "2021-01-01", null);
        var tag = tag(path);

        as(KS).header("If-Match", tag)
                .body("{\"website\":\"https://example.org\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag));
        as(KS).header("If-Match", tag).body("{}").patch(path).then().statusCode(200);
        as(KS).header("If-Match", tag(membership))
                .body("{\"role\":\"member\",\"party\":{\"name\":\"Et annet navn\"}}")
                .patch(membership)
                .then()
                .statusCode(200)
                .body("party.name", equalTo("Rolig"));
        as(KS).header("If-Match", "\"old\"").body("{}").patch(path).then().statusCode(412);

        given().get("/v1/partnership-events?subject=" + id(path))
                .then()
                .body("items.type", contains("no.dugnad.partnership.formed.v1", "no.dugnad.partnership.revised.v1"));
        given().get("/v1/partnership-events?subject=" + last(membership))
                .then()
                .body("items.type", contains("no.dugnad.membership.joined.v1"));
    }

    private static void valid(String number, String name, String to) {
        Registry.has(number, name, "75", "Prøvefylket", "2020-01-01", to);
    }

    private static String admitted(String partnership, String party, String from, String to) {
        return partnership + "/members/"
                + as(KS).body(member(party, from, to))
                        .post(partnership + "/members")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String id(String path) {
        return path.substring("/v1/partnerships/".length());
    }
}
