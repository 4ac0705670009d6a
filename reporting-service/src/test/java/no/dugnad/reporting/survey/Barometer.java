package no.dugnad.reporting.survey;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;

/** Surveys of the tests, and how they are answered. */
final class Barometer {
    static final String KS = "971032146";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Barometer() {}

    /** Tells the world, and that these municipalities are the organisations that the world says: other tests let some be others. */
    static void tell(DataSource database, String... numbers) {
        World.tell(database);
        for (var number : numbers) World.organisation(database, number, World.organisation(number));
    }

    static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    static RequestSpecification ks() {
        return as(Tokens.of(Scopes.INSTRUMENTS, KS));
    }

    static RequestSpecification municipality(String number) {
        return as(Tokens.of(Scopes.STATEMENTS, World.organisation(number)));
    }

    /** That of the contracts' example, under an id of its own. */
    static ObjectNode survey(String id) {
        return ((ObjectNode) Examples.json("survey.published")).put("id", id);
    }

    static String newId() {
        return "survey-" + UUID.randomUUID();
    }

    /** A new one, published. */
    static String published() {
        var id = newId();
        published(survey(id));
        return id;
    }

    static void published(ObjectNode survey) {
        ks().header("If-None-Match", "*")
                .body(survey.toString())
                .put("/v1/surveys/" + survey.path("id").asText())
                .then()
                .statusCode(201);
    }

    /** @param answers as JSON; {@code unit} its name, or null for the municipality as a whole */
    static ObjectNode answer(String number, String unit, int year, String answers) {
        var body = JSON.createObjectNode().put("municipality", number).put("year", year);
        if (unit != null)
            body.set("unit", JSON.createObjectNode().put("name", unit).put("sector", "culture"));
        try {
            body.set("answers", JSON.readTree(answers));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return body;
    }

    static ValidatableResponse give(String survey, ObjectNode answer) {
        return municipality(answer.path("municipality").asText())
                .body(answer.toString())
                .post("/v1/surveys/" + survey + "/answers")
                .then();
    }

    /** An answer that is innovative, or one that introduced nothing. */
    static String innovative(boolean yes) {
        return yes
                ? "{\"introduced\":true,\"latest\":{\"kinds\":[\"service\"],\"newToUs\":true,\"useful\":true,\"putToUse\":true,\"coreTask\":true}}"
                : "{\"introduced\":false}";
    }
}
