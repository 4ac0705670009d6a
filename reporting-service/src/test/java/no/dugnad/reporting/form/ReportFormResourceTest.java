package no.dugnad.reporting.form;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReportFormResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    private final String id = "form-" + UUID.randomUUID();
    private String instrument;
    private String concept;

    @BeforeEach
    void world() {
        World.tell(database);
        instrument = World.instrument(database);
        concept = "concept-" + UUID.randomUUID();
        var body = (ObjectNode) Examples.json("report-concept.defined");
        body.remove(List.of("id", "minutesAssumed"));
        as(Tokens.admin())
                .header("If-None-Match", "*")
                .body(body.toString())
                .put("/v1/report-concepts/" + concept)
                .then()
                .statusCode(201);
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static RequestSpecification owner() {
        return as(Tokens.of(Scopes.INSTRUMENTS, World.OWNER));
    }

    /** The contract's example, as it would be written. */
    private ObjectNode body() {
        var body = JSON.createObjectNode().put("instrumentId", instrument);
        var example = Examples.json("report-form.published");
        body.set("title", example.path("title"));
        for (var question : example.path("questions")) {
            var written = ((ObjectNode) question).deepCopy();
            written.remove(List.of("unit", "answerSchema", "statedMinutes", "minutesAssumed"));
            if (written.path("concept").isTextual()) written.put("concept", concept);
            body.withArray("questions").add(written);
        }
        return body;
    }

    private ValidatableResponse put(RequestSpecification as, ObjectNode body) {
        return as.header("If-None-Match", "*")
                .body(body.toString())
                .put("/v1/report-forms/" + id)
                .then();
    }

    private String tag() {
        return given().get("/v1/report-forms/" + id).header("ETag");
    }

    @Test
    void aPublishedOneIsShownListedAndToldAsInTheContract() {
        var made = put(owner(), body()).statusCode(201).extract();

        assertEquals(made.header("ETag"), tag());
        given().get("/v1/report-forms?instrument=" + instrument).then().body("items.id", contains(id));
        var sent = Broker.awaitType("dugnad.report-form", id, "no.dugnad.report-form.published.v1");
        Examples.assertValid("report-form", sent.data());
        var expected = (ObjectNode) Examples.json("report-form.published");
        expected.put("id", id).put("instrumentId", instrument);
        expected.set("publishedAt", sent.data().path("publishedAt"));
        ((ObjectNode) expected.path("questions").path(0)).put("concept", concept);
        assertEquals(expected.toString(), sent.raw());
    }

    @Test
    void everyVersionIsKeptAndAWithdrawnOneStaysReadable() {
        put(owner(), body()).statusCode(201);
        owner().header("If-Match", tag())
                .body(body().toString())
                .put("/v1/report-forms/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        var shorter = body();
        shorter.withArray("questions").remove(0);
        owner().header("If-Match", tag())
                .body(shorter.toString())
                .put("/v1/report-forms/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        Broker.awaitType("dugnad.report-form", id, "no.dugnad.report-form.revised.v1");

        given().get("/v1/report-forms/" + id + "/versions")
                .then()
                .body("items.version", contains(2, 1))
                .body("items[1].form.questions", hasSize(2))
                .body("items[1].organisationNumber", equalTo(World.OWNER));
        given().get("/v1/report-forms/" + id + "/schema?version=1")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("required", contains("timer"))
                .body("properties.timer.allOf[0].allOf[1].maximum", equalTo(5000));
        given().get("/v1/report-forms/" + id + "/schema?version=9").then().statusCode(404);

        owner().header("If-Match", tag())
                .delete("/v1/report-forms/" + id)
                .then()
                .statusCode(204);
        Broker.awaitType("dugnad.report-form", id, "no.dugnad.report-form.withdrawn.v1");
        given().get("/v1/report-forms/" + id).then().statusCode(200).body("questions", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"concept\":\"no-such-concept\"}|/questions/0/concept|unknown-concept",
                "{\"concept\":\"CONCEPT\",\"schema\":{\"type\":\"string\"}}|/questions/0/concept|concept-type-differs",
                "{\"concept\":\"CONCEPT\",\"schema\":{\"type\":\"integer\"}}|/questions/0/concept|concept-type-differs",
                "{\"concept\":\"CONCEPT\",\"schema\":{\"enum\":[-1]}}|/questions/0/concept|concept-type-differs",
                "{\"concept\":\"CONCEPT\",\"schema\":{\"maximum\":\"5\"}}|/questions/0/schema/maximum|schema-keyword-value",
                "{\"schema\":{\"maximum\":5}}|/questions/0/schema/type|question-without-type",
                "{}|/questions/0/schema|question-without-type",
                "{\"schema\":{\"$ref\":\"#\"}}|/questions/0/schema/$ref|schema-keyword",
                "{\"schema\":{\"type\":\"string\"},\"minutes\":0}|/questions/0/minutes|min",
                "{\"id\":\"Not a slug\",\"schema\":{\"type\":\"string\"}}|/questions/0/id|slug",
                "{\"schema\":{\"type\":\"string\"},\"colour\":1}|/questions/0/colour|unknown-field"
            })
    void aQuestionThatCannotBeAskedIsPointedAt(String question, String pointer, String code) throws Exception {
        var body = body();
        var asked = (ObjectNode) JSON.readTree(question.replace("CONCEPT", concept));
        if (!asked.has("id")) asked.put("id", "q");
        asked.putObject("text").put("nb", "Hva?");
        body.putArray("questions").add(asked);

        put(owner(), body)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void aConceptAndAQuestionAreAskedOnceInAForm() {
        var body = body();
        body.withArray("questions").add(body.path("questions").path(0));

        put(owner(), body)
                .statusCode(400)
                .body("errors.pointer", contains("/questions/2/id", "/questions/2/concept"))
                .body("errors.code", contains("doubled-question", "concept-asked-twice"));
    }

    @Test
    void itIsForAnInstrumentOrACallThatThereIs() {
        put(owner(), body().put("instrumentId", "no-such"))
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-instrument"));
        put(owner(), body().put("callId", "no-such")).statusCode(400).body("errors[0].pointer", equalTo("/callId"));
        put(owner(), body().putNull("instrumentId"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/instrumentId"));
        var ofAnother = World.call(database, World.instrument(database));
        put(owner(), body().put("callId", ofAnother))
                .statusCode(400)
                .body("errors[0].code", equalTo("call-of-another-instrument"));
        put(owner(), body()).statusCode(201);
        owner().header("If-Match", tag())
                .body(body().put("instrumentId", World.instrument(database)).toString())
                .put("/v1/report-forms/" + id)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("form-is-anothers"));
    }

    @Test
    void theOwnerOrTheCallsManagerPublishesAndOnlyAnAdministratorADemonstration() {
        var call = World.call(database, instrument);
        var manager = Tokens.of(Scopes.INSTRUMENTS, World.MANAGER);

        given().contentType("application/json")
                .body("{")
                .put("/v1/report-forms/" + id)
                .then()
                .statusCode(401);
        as(Tokens.of(Scopes.STATEMENTS, World.OWNER))
                .body("{")
                .put("/v1/report-forms/" + id)
                .then()
                .statusCode(403);
        put(as(Tokens.of(Scopes.INSTRUMENTS, Tokens.STRANGER)), body()).statusCode(403);
        put(as(manager), body()).statusCode(403);
        put(owner(), body().put("demo", true)).statusCode(403);
        owner().body(body().toString()).put("/v1/report-forms/" + id).then().statusCode(428);
        put(as(manager), body().put("callId", call).putNull("instrumentId"))
                .statusCode(201)
                .body("instrumentId", equalTo(instrument))
                .body("manager", equalTo(World.MANAGER));
        put(owner(), body()).statusCode(412);
        owner().body(body().put("callId", call).toString())
                .header("If-Match", "\"old\"")
                .put("/v1/report-forms/" + id)
                .then()
                .statusCode(412);
        given().get("/v1/report-forms/no-such").then().statusCode(404);
    }
}
