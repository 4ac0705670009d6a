package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/** {@code deploy/reference/partnerships.json} goes in as it is. */
@QuarkusTest
class ReferenceDataTest {
    @Test
    void everyPartnershipAndEveryMemberIsTaken() throws IOException {
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
            var host = partnership.at("/host/organisationNumber").asText();
            Client.as(host)
                    .header("If-None-Match", "*")
                    .body(body.toString())
                    .put("/v1/partnerships/" + id)
                    .then()
                    .statusCode(201)
                    .body("host.name", notNullValue());
            for (var member : members)
                Client.as(host)
                        .body(member.toString())
                        .post("/v1/partnerships/" + id + "/members")
                        .then()
                        .statusCode(201)
                        .body("party.name", equalTo(member.at("/party/name").asText()));
        }

        // Then they are there as they were written
        for (var partnership : partnerships) {
            var id = partnership.path("id").asText();
            var read = (ObjectNode) new ObjectMapper()
                    .readTree(given().get("/v1/partnerships/" + id).asString());
            var written = (ObjectNode) partnership.deepCopy();
            written.remove("members");
            assertEquals(written, read);
            var size = partnership.path("members").size();
            var sent = Broker.await(
                    "dugnad.partnership",
                    id,
                    event -> event.data().path("members").size() == size);
            Examples.assertValid("partnership", sent.data());
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
    }
}
