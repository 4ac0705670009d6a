package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/** {@code deploy/reference/partnerships.json} goes in as it is. */
@QuarkusTest
class ReferenceDataTest {
    @Test
    void everyPartnershipIsTakenWithItsMembersBodiesAndArenas() throws IOException {
        // Given the municipalities of Vestland and the hosts, as the registry tells of them
        var partnerships = new ObjectMapper()
                .readTree(Backing.inRepository("deploy/reference/partnerships.json")
                        .toFile());
        for (var partnership : partnerships)
            for (var member : partnership.path("members")) {
                if (!member.at("/party/kind").asText().equals("municipality")) continue;
                var number = member.at("/party/number").asText();
                var organisation = number.equals("4601") ? "964338531" : null;
                Registry.tells(
                        number,
                        Registry.municipality(
                                number,
                                organisation,
                                member.at("/party/name").asText(),
                                "46",
                                "Vestland",
                                "2020-01-01",
                                null));
            }
        var counties = new HashMap<String, String>();
        for (var partnership : partnerships)
            for (var party : partnership.path("bodies").findValues("party"))
                if (party.path("kind").asText().equals("county"))
                    counties.put(
                            party.path("number").asText(), party.path("name").asText());
        for (var partnership : partnerships)
            for (var party : partnership.path("bodies").findValues("party")) {
                var number = party.path("number").asText("");
                if (!party.path("kind").asText().equals("municipality") || number.startsWith("46")) continue;
                Registry.tells(
                        number,
                        Registry.municipality(
                                number,
                                null,
                                party.path("name").asText(),
                                number.substring(0, 2),
                                counties.getOrDefault(number.substring(0, 2), "Fylket"),
                                "2013-01-01",
                                number.equals("1102") ? "2020-01-01" : null));
            }
        Registry.tells("1108", Registry.municipality("1108", null, "Sandnes", "11", "Rogaland", "2020-01-01", null));
        Registry.draws("2020-01-01", "1102>1108:1");
        Registry.tells(
                "3803",
                Registry.municipality(
                        "3803", "921383681", "Tønsberg", "38", "Vestfold og Telemark", "2020-01-01", "2024-01-01"));
        Registry.tells(
                "1505",
                Registry.municipality(
                        "1505", "991891919", "Kristiansund", "15", "Møre og Romsdal", "2013-01-01", null));
        Registry.hears(
                "3024", Registry.municipality("3024", "935478715", "Bærum", "30", "Viken", "2020-01-01", "2024-01-01"));

        // When each is written by its host
        for (var partnership : partnerships) {
            var body = (ObjectNode) partnership.deepCopy();
            var id = body.remove("id").asText();
            var members = body.remove("members");
            var bodies = body.remove("bodies");
            var arenas = body.remove("arenas");
            var host = partnership.at("/host/organisationNumber").asText();
            Client.as(host)
                    .header("If-None-Match", "*")
                    .body(body.toString())
                    .put("/v1/partnerships/" + id)
                    .then()
                    .statusCode(201)
                    .body("host.name", notNullValue());
            for (var member : members)
                Client.admin()
                        .body(member.toString())
                        .post("/v1/partnerships/" + id + "/members")
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("stated-by-host"))
                        .body("party.name", equalTo(member.at("/party/name").asText()));
            for (var one : bodies) {
                var seats = ((ObjectNode) one).remove("seats");
                var location = Client.as(host)
                        .body(one.toString())
                        .post("/v1/partnerships/" + id + "/bodies")
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location");
                for (var seat : seats)
                    Client.as(host)
                            .body(seat.toString())
                            .post(location + "/seats")
                            .then()
                            .statusCode(201)
                            .body("party.name", equalTo(seat.at("/party/name").asText()));
            }
            for (var arena : arenas)
                Client.as(host)
                        .body(arena.toString())
                        .post("/v1/partnerships/" + id + "/arenas")
                        .then()
                        .statusCode(201);
        }

        // Then they are there as they were written
        for (var partnership : partnerships) {
            var id = partnership.path("id").asText();
            var read = (ObjectNode) new ObjectMapper()
                    .readTree(given().get("/v1/partnerships/" + id).asString());
            var written = (ObjectNode) partnership.deepCopy();
            written.remove(List.of("members", "bodies", "arenas"));
            assertEquals(written, read);
            var size = partnership.path("members").size();
            var bodies = partnership.path("bodies").size();
            var arenas = partnership.path("arenas").size();
            var sent = Broker.await(
                    "dugnad.partnership",
                    id,
                    event -> event.data().path("membersKnown").asBoolean() == size > 0);
            Examples.assertValid("partnership", sent.data());
            assertEquals(size, told("membership", "joined", id));
            assertEquals(bodies, told("body", "formed", id));
            assertEquals(arenas, told("arena", "announced", id));
        }
        given().get("/v1/partnerships/digivestland/members?at=2020-01-01&limit=500")
                .then()
                .body("total", equalTo(43));
        given().get("/v1/partnerships/digivestland/members?at=2019-12-31")
                .then()
                .body("total", equalTo(0));
        given().get("/v1/partnerships/digiviken/members?at=2023-12-31")
                .then()
                .body("items[0].party.name", equalTo("Viken"));
        // the seat of Sandnes goes on with the new Sandnes
        var steering = "/v1/partnerships/digi-rogaland/bodies/"
                + given().get("/v1/partnerships/digi-rogaland/bodies")
                        .path("items.find { it.kind == 'steering-group' }.id");
        given().get(steering + "/seats?at=2019-01-01").then().body("items.party.number", hasItem("1102"));
        given().get(steering + "/seats?at=2021-01-01&sort=number")
                .then()
                .body("total", equalTo(10))
                .body("items.party.number", hasItem("1108"))
                .body("items.find { it.party.number == '1108' }.inheritedFrom", equalTo("1102"));
        // what a source of 2024 says is not said of 2023
        var council = "/v1/partnerships/ks-partnerskap-for-radikal-innovasjon/bodies/"
                + given().get("/v1/partnerships/ks-partnerskap-for-radikal-innovasjon/bodies")
                        .path("items[0].id");
        given().get(council + "/seats?at=2023-12-31").then().body("total", equalTo(0));
        given().get(council + "/seats?at=2024-01-01").then().body("total", equalTo(11));
    }

    private static long told(String aggregate, String fact, String partnership) {
        return Database.number(
                "select count(*) from journal where type = 'no.dugnad.%s.%s.v1' and data ->> 'partnershipId' = '%s'"
                        .formatted(aggregate, fact, partnership));
    }
}
