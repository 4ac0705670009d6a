package no.dugnad.reporting.report;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.report.Schemes.JSON;
import static no.dugnad.reporting.report.Schemes.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The concepts and forms that the suite is loaded with: they are taken, and no question that two of them share is asked twice. */
@QuarkusTest
class SeededFormsTest {
    private static final String NUMBER = "8811";
    private static final String ORGANISATION = "920881111";

    @Inject
    DataSource database;

    private JsonNode forms;

    private static JsonNode read(String file) throws IOException {
        return JSON.readTree(Backing.inRepository("deploy/reference/" + file).toFile());
    }

    /** A form is published under an instrument of the test's own: those of the catalogue are not here. */
    @BeforeEach
    void loaded() throws Exception {
        World.tell(database);
        World.organisation(database, NUMBER, ORGANISATION);
        for (var concept : read("report-concepts.json")) {
            var body = ((ObjectNode) concept).deepCopy();
            var status = as(Tokens.admin())
                    .header("If-None-Match", "*")
                    .body(body.without("id").toString())
                    .put("/v1/report-concepts/" + concept.path("id").asText())
                    .statusCode();
            assertTrue(status == 201 || status == 412, concept + " was answered by " + status);
        }
        forms = read("demo-report-forms.json");
    }

    @Test
    void noQuestionThatTwoFormsShareIsAskedTwice() throws Exception {
        var project = "Alle skjemaer " + UUID.randomUUID();
        var askings = 0;
        var byConcept = new HashMap<String, Integer>();
        var own = 0;
        for (var form : forms) {
            var instrument = World.instrument(database);
            var body = ((ObjectNode) form).deepCopy().put("instrumentId", instrument);
            body.remove("id");
            as(Tokens.admin())
                    .header("If-None-Match", "*")
                    .body(body.toString())
                    .put("/v1/report-forms/" + form.path("id").asText() + "-" + UUID.randomUUID())
                    .then()
                    .statusCode(201);
            Schemes.participates(World.OWNER, instrument, null, project, NUMBER, "partner", "awarded", 1_000L);
            for (var question : form.path("questions")) {
                askings++;
                if (question.has("concept"))
                    byConcept.merge(question.path("concept").asText(), 1, Integer::sum);
                else own++;
            }
        }
        assertTrue(byConcept.values().stream().anyMatch(n -> n > 2), "the seeded forms share questions: " + byConcept);

        var report = JSON.readTree(Schemes.begin(ORGANISATION, NUMBER, project)
                .statusCode(201)
                .extract()
                .asByteArray());

        var concepts = new HashSet<String>();
        for (var question : report.path("questions")) {
            assertNotNull(question.path("key").asText());
            if (question.path("concept").isTextual())
                assertTrue(concepts.add(question.path("concept").asText()), "asked twice: " + question);
        }
        assertEquals(byConcept.keySet(), concepts);
        assertEquals(byConcept.size() + own, report.path("asked").asInt());
        assertEquals(
                askings,
                report.path("asked").asInt() + report.path("notAskedAgain").asInt());
        assertTrue(report.path("minutesSaved").asDouble() > 0);
        assertTrue(report.path("demo").asBoolean(), "a report that answers a demonstration form is one");
    }

    @Test
    void everyConceptSaysThatItsMinutesAreAssumedAndWhoseItIs() throws Exception {
        for (var concept : read("report-concepts.json")) {
            var shown = given().get("/v1/report-concepts/" + concept.path("id").asText())
                    .then()
                    .statusCode(200)
                    .extract();
            assertEquals(
                    true, shown.path("minutesAssumed"), () -> concept.path("id").asText());
            for (var language : new String[] {"nb", "nn", "en"}) {
                assertNotNull(shown.path("label." + language));
                assertNotNull(shown.path("definition." + language));
            }
        }
    }
}
