package no.dugnad.reporting.concept;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReportConceptResourceTest {
    private final String id = "concept-" + UUID.randomUUID();

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static ObjectNode body() {
        var body = (ObjectNode) Examples.json("report-concept.defined");
        body.remove("id");
        body.remove("minutesAssumed");
        return body;
    }

    private ValidatableResponse define(ObjectNode body) {
        return as(Tokens.admin())
                .header("If-None-Match", "*")
                .body(body.toString())
                .put("/v1/report-concepts/" + id)
                .then();
    }

    @Test
    void aDefinedOneIsShownListedAndToldAsInTheContract() {
        define(body()).statusCode(201).body("minutesAssumed", equalTo(true));

        given().get("/v1/report-concepts/" + id).then().statusCode(200).body("unit", equalTo("hours"));
        given().get("/v1/report-concepts?limit=500&sort=-id").then().body("items.id", hasItem(id));
        var sent = Broker.awaitType("dugnad.report-concept", id, "no.dugnad.report-concept.defined.v1");
        Examples.assertValid("report-concept", sent.data());
        assertEquals(
                ((ObjectNode) Examples.json("report-concept.defined"))
                        .put("id", id)
                        .toString(),
                sent.raw());
    }

    @Test
    void minutesWithASourceAreNoAssumptionAndTheTypeStays() {
        var tag = define(body()).statusCode(201).extract().header("ETag");
        assertEquals(tag, given().get("/v1/report-concepts/" + id).header("ETag"));

        var now = as(Tokens.admin())
                .header("If-Match", tag)
                .body(body().put("minutes", 12.5)
                        .put("minutesSource", "A count")
                        .toString())
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(200)
                .body("minutesAssumed", equalTo(false))
                .extract()
                .header("ETag");

        Broker.awaitType("dugnad.report-concept", id, "no.dugnad.report-concept.revised.v1");
        var other = body().put("unit", "days");
        ((ObjectNode) other.path("schema")).put("type", "string");
        as(Tokens.admin())
                .header("If-Match", now)
                .body(other.toString())
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(409)
                .body("errors.pointer", equalTo(java.util.List.of("/schema", "/unit")));
    }

    @Test
    void onlyAnAdministratorKeepsTheCatalogueAndNobodyOverwritesByChance() {
        given().contentType("application/json")
                .body("{")
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(401);
        as(Tokens.of(Scopes.INSTRUMENTS, Tokens.STRANGER))
                .body("{")
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(403);
        as(Tokens.admin())
                .body(body().toString())
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(428);
        define(body()).statusCode(201);
        define(body()).statusCode(412);
        given().get("/v1/report-concepts/none-such").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"number\",\"minimun\":0}|/schema/minimun|schema-keyword",
                "{\"type\":\"number\",\"minimum\":\"0\"}|/schema/minimum|schema-keyword-value",
                "{\"type\":\"array\",\"items\":{\"$ref\":\"http://127.0.0.1/x\"}}|/schema/items/$ref|schema-keyword",
                "{\"type\":[\"string\",\"null\"]}|/schema/type|schema-one-type",
                "{\"type\":\"numbr\"}|/schema/type|schema-keyword-value",
                "{\"type\":\"string\",\"pattern\":\"(?=a)b\"}|/schema/pattern|schema-pattern",
                "{\"type\":\"string\",\"format\":\"postcode\"}|/schema/format|schema-format",
                "{\"minimum\":0}|/schema/type|not-null",
                "[]|/schema|schema-object",
                "{\"type\":\"string\",\"$schema\":\"http://json-schema.org/draft-07/schema#\"}|/schema/$schema|schema-draft"
            })
    void aSchemaThatCannotBeUsedIsRefusedWhereItIsWrong(String schema, String pointer, String code) throws Exception {
        var body = body();
        body.set("schema", new com.fasterxml.jackson.databind.ObjectMapper().readTree(schema));

        define(body).statusCode(400).body("errors[0].pointer", equalTo(pointer)).body("errors[0].code", equalTo(code));
    }
}
