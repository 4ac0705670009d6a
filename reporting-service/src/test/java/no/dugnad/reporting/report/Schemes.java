package no.dugnad.reporting.report;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;

/** Concepts, forms, participations and reports as a test wants them, all through the API. */
final class Schemes {
    static final ObjectMapper JSON = new ObjectMapper();

    private Schemes() {}

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    static RequestSpecification municipality(String organisation) {
        return as(Tokens.of(Scopes.STATEMENTS, organisation));
    }

    static RequestSpecification owner(String organisation) {
        return as(Tokens.of(Scopes.INSTRUMENTS + " " + Scopes.PARTICIPATIONS, organisation));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new concept; {@code filledFrom} may be null. */
    static String concept(String schema, double minutes, String filledFrom) {
        var id = "concept-" + UUID.randomUUID();
        var body = JSON.createObjectNode()
                .put("minutes", minutes)
                .put("filledFrom", filledFrom)
                .put("source", "Test")
                .put("asOf", 2026);
        body.set("label", JSON.valueToTree(Map.of("nb", id)));
        body.set("definition", JSON.valueToTree(Map.of("nb", "Prøve")));
        body.set("schema", json(schema));
        as(Tokens.admin())
                .header("If-None-Match", "*")
                .body(body.toString())
                .put("/v1/report-concepts/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    /** A question as JSON; {@code further} are more fields of it. */
    static String question(String id, String further) {
        return "{\"id\":\"%s\",\"text\":{\"nb\":\"Hva?\",\"en\":\"What?\"},%s}".formatted(id, further);
    }

    static ObjectNode form(String instrument, String call, String... questions) {
        var body = JSON.createObjectNode().put("instrumentId", instrument).put("callId", call);
        body.set("title", JSON.valueToTree(Map.of("nb", "Rapport", "en", "Report")));
        body.set("questions", json("[" + String.join(",", questions) + "]"));
        return body;
    }

    static ValidatableResponse put(String owner, String id, ObjectNode form) {
        return owner(owner)
                .header("If-None-Match", "*")
                .body(form.toString())
                .put("/v1/report-forms/" + id)
                .then();
    }

    static String publish(String owner, ObjectNode form) {
        var id = "form-" + UUID.randomUUID();
        put(owner, id, form).statusCode(201);
        return id;
    }

    static void participates(
            String owner,
            String instrument,
            String call,
            String project,
            String number,
            String role,
            String status,
            Long awarded) {
        var body = JSON.createObjectNode()
                .put("instrumentId", instrument)
                .put("callId", call)
                .put("project", project)
                .put("role", role)
                .put("year", 2025)
                .put("status", status)
                .put("awardedNok", awarded);
        body.putObject("party").put("kind", "municipality").put("number", number);
        owner(owner).body(body.toString()).post("/v1/participations").then().statusCode(201);
    }

    static ValidatableResponse begin(String organisation, String number, String project) {
        var body = JSON.createObjectNode().put("project", project);
        body.putObject("party").put("kind", "municipality").put("number", number);
        return municipality(organisation)
                .body(body.toString())
                .post("/v1/reports")
                .then();
    }

    /** @param answers by key, each as {@code {"value":…}} */
    static ValidatableResponse answer(String organisation, String report, String tag, String answers) {
        return municipality(organisation)
                .header("If-Match", tag)
                .body("{\"answers\":" + answers + "}")
                .patch("/v1/reports/" + report)
                .then();
    }

    static ValidatableResponse submit(String organisation, String report) {
        return municipality(organisation)
                .body("{}")
                .post("/v1/reports/" + report + "/submission")
                .then();
    }
}
