package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Sharing.id;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** {@code deploy/reference/challenges.json}, {@code solutions.json} and {@code cases.json} go in as they are, by those who may write them. */
@QuarkusTest
class SharedReferenceDataTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyChallengeSolutionAndCaseIsTaken() throws IOException {
        // Given the programme, and the municipalities as the registry tells of them
        var programme = id(Client.partnership(""));
        Registry.hears(
                "5006", Registry.municipality("5006", "840029212", "Steinkjer", "50", "Trøndelag", "2020-01-01", null));
        Registry.hears(
                "5045", Registry.municipality("5045", "940010853", "Grong", "50", "Trøndelag", "2018-01-01", null));
        Registry.hears(
                "5053", Registry.municipality("5053", "997391853", "Inderøy", "50", "Trøndelag", "2018-01-01", null));

        for (var challenge : read("challenges.json")) {
            ((ObjectNode) challenge).put("partnershipId", programme);
            put("/v1/challenges/", challenge, KS);
        }
        for (var solution : read("solutions.json"))
            put(
                    "/v1/solutions/",
                    solution,
                    solution.at("/owner/organisationNumber").asText());
        for (var told : read("cases.json")) {
            var number = told.at("/party/number").asText();
            var organisation = Sharing.text(
                    "select organisation_number from read_model.municipality where number = '" + number + "'");
            var path = Client.bearer(Tokens.of(Scopes.STATEMENTS, organisation))
                    .body(told.toString())
                    .post("/v1/cases")
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
            assertReads(path, told);
        }
    }

    private static void put(String collection, JsonNode record, String writer) throws IOException {
        var body = (ObjectNode) record.deepCopy();
        var path = collection + body.remove("id").asText();
        Client.as(writer)
                .header("If-None-Match", "*")
                .body(body.toString())
                .put(path)
                .then()
                .statusCode(201);
        assertReads(path, record);
    }

    private static void assertReads(String path, JsonNode written) throws IOException {
        var read = (ObjectNode) JSON.readTree(given().get(path).asString());
        if (!written.has("id")) read.remove(List.of("id", "statedBy", "answer"));
        assertEquals(written, read);
    }

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Backing.inRepository("deploy/reference/" + file).toFile());
    }
}
