package no.dugnad.reporting.survey;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.survey.Barometer.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** {@code deploy/reference/surveys.json} goes in as it is, by who asked, and says no more than its words. */
@QuarkusTest
class SurveyReferenceDataTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Integer, String> WORDS =
            Map.of(1, "a quarter", 3, "three of four", 7, "seven of ten", 8, "eight of ten", 10, "ten per cent");

    private static JsonNode surveys() throws IOException {
        return JSON.readTree(
                Backing.inRepository("deploy/reference/surveys.json").toFile());
    }

    @Test
    void everySurveyIsTakenAndReadAsItWasWritten() throws IOException {
        for (var survey : surveys()) {
            var body = (ObjectNode) survey.deepCopy();
            var path = "/v1/surveys/" + body.remove("id").asText();
            as(Tokens.of(
                            Scopes.INSTRUMENTS,
                            survey.at("/asker/organisationNumber").asText()))
                    .header("If-None-Match", "*")
                    .body(body.toString())
                    .put(path)
                    .then()
                    .statusCode(201);
            assertEquals(survey, JSON.readTree(given().get(path).asString()));
        }
    }

    @Test
    void everyValueStandsInItsWordsAndEveryFigureHasASourceAndAYear() throws IOException {
        var figures = 0;
        for (var survey : surveys())
            for (var figure : survey.path("figures")) {
                figures++;
                var said = figure.at("/words/en").asText().toLowerCase(java.util.Locale.ROOT);
                var value = figure.path("value");
                if (!value.isNull())
                    assertTrue(
                            said.contains(value.asText() + " per cent")
                                    || said.contains(WORDS.getOrDefault(value.asInt(), "?")),
                            said);
                if (figure.path("qualifier").isTextual())
                    assertTrue(said.contains(figure.path("qualifier").asText().replace('-', ' ')), said);
                assertFalse(figure.path("source").asText().isBlank());
                assertEquals(survey.path("year"), figure.path("asOf"));
                for (var language : List.of("nb", "nn", "en"))
                    assertFalse(figure.path("words").path(language).asText().isBlank());
            }
        assertEquals(19, figures);
    }

    @Test
    void ofTheBarometerWhoseResultsAreNotKnownThereAreNoFigures() throws IOException {
        for (var survey : surveys())
            assertEquals(
                    survey.path("id").asText().equals("innovasjonsbarometeret-2024"),
                    survey.path("figures").isEmpty());
    }
}
