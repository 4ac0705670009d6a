package no.dugnad.reporting.report;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.report.Schemes.JSON;
import static no.dugnad.reporting.report.Schemes.owner;
import static no.dugnad.reporting.report.Schemes.question;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three schemes, one network project, twelve municipalities: each reports once, and each owner reads its own view. */
@QuarkusTest
class ReportOnceTest {
    private static final List<String> OWNERS = List.of("999601391", "983544622", "972417858");
    private static final int MUNICIPALITIES = 12;
    private static final int FIRST = 1014;
    private static final String TEXT = "{\"type\":\"string\",\"maxLength\":4000}";

    @Inject
    DataSource database;

    private final String project = "Nettverk " + UUID.randomUUID();
    private final Map<String, String> forms = new LinkedHashMap<>();
    private String hours;
    private String result;
    private String inhabitants;
    private String partners;
    private String awarded;

    private static String number(int i) {
        return String.valueOf(FIRST + i);
    }

    private static String organisation(int i) {
        return String.valueOf(910_000_000 + i);
    }

    @BeforeEach
    void fundedByThree() {
        World.tell(database);
        hours = Schemes.concept("{\"type\":\"number\",\"minimum\":0}", 20, null);
        result = Schemes.concept(TEXT, 30, null);
        inhabitants = Schemes.concept("{\"type\":\"integer\",\"minimum\":0}", 5, "population");
        partners = Schemes.concept("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}", 10, "partners");
        awarded = Schemes.concept("{\"type\":\"integer\"}", 5, "awarded-nok");
        var instruments = OWNERS.stream()
                .map(owner -> World.instrument(database, owner, "regional", null))
                .toList();
        publish(
                0,
                instruments,
                bound("timer", hours, ""),
                bound("resultat", result, ""),
                bound("folketall", inhabitants, ""),
                own("egen"));
        publish(
                1,
                instruments,
                bound("hours", hours, ",\"minutes\":15,\"minutesSource\":\"Counted\""),
                bound("partners", partners, ""),
                bound("outcome", result, ",\"schema\":{\"maxLength\":100}"));
        publish(2, instruments, bound("h", hours, ""), bound("granted", awarded, ""), own("egen"));
        for (var i = 0; i < MUNICIPALITIES; i++) {
            World.organisation(database, number(i), organisation(i));
            World.execute(
                    database,
                    "insert into read_model.indicator_value values ('population', 2012, '%s', %d) on conflict do nothing"
                            .formatted(number(i), 1_000 + i));
            for (var s = 0; s < instruments.size(); s++)
                Schemes.participates(
                        OWNERS.get(s),
                        instruments.get(s),
                        null,
                        project,
                        number(i),
                        i == 0 ? "lead" : "partner",
                        "awarded",
                        100_000L + s);
        }
    }

    private void publish(int owner, List<String> instruments, String... questions) {
        forms.put(
                OWNERS.get(owner),
                Schemes.publish(OWNERS.get(owner), Schemes.form(instruments.get(owner), null, questions)));
    }

    private static String bound(String id, String concept, String further) {
        return question(id, "\"required\":true,\"concept\":\"" + concept + "\"" + further);
    }

    private static String own(String id) {
        return question(id, "\"required\":true,\"schema\":" + TEXT);
    }

    private JsonNode reported(int i) throws Exception {
        var begun = Schemes.begin(organisation(i), number(i), project)
                .statusCode(201)
                .extract();
        var report = JSON.readTree(begun.asByteArray());
        var id = report.path("id").asText();
        var keys = new HashSet<String>();
        report.path("questions").forEach(q -> assertTrue(keys.add(q.path("key").asText()), "asked twice: " + q));
        assertEquals(7, keys.size(), "hours, result, inhabitants, partners, sum and the two forms' own");
        assertEquals(7, report.path("asked").asInt());
        assertEquals(3, report.path("notAskedAgain").asInt(), "hours twice, result once");
        assertEquals(65, report.path("minutesSaved").asDouble(), "20 + 15 + 20 - 20, and 30 + 30 - 30");
        var own = forms.values().stream()
                .filter(form -> keys.contains(form + ".egen"))
                .toList();
        var answers = JSON.createObjectNode();
        answers.putObject(hours).put("value", 12.5 + i);
        answers.putObject(result).put("value", "Virker");
        own.forEach(form -> answers.putObject(form + ".egen").put("value", "Eget svar"));
        Schemes.answer(organisation(i), id, begun.header("ETag"), answers.toString())
                .statusCode(200);
        Schemes.municipality(organisation(i))
                .get("/v1/reports/" + id + "/coverage")
                .then()
                .statusCode(200)
                .body("items.complete", equalTo(List.of(true, true, true)))
                .body("items.asked", equalTo(List.of(4, 3, 3)))
                .body("items.filled", equalTo(List.of(1, 1, 1)));
        Schemes.submit(organisation(i), id).statusCode(200).body("status", equalTo("submitted"));
        return report;
    }

    private static JsonNode answered(JsonNode report, String key) {
        for (var question : report.path("questions"))
            if (question.path("key").asText().equals(key)) return question.path("answer");
        throw new AssertionError(key + " is not asked");
    }

    @Test
    void eachReportsOnceAndEveryOwnerReadsItsOwnView() throws Exception {
        var reports = new ArrayList<JsonNode>();
        for (var i = 0; i < MUNICIPALITIES; i++) reports.add(reported(i));

        for (var i = 0; i < MUNICIPALITIES; i++) {
            var report = reports.get(i);
            assertEquals(
                    World.number(
                            database,
                            "select value from read_model.indicator_value where id = 'population' and number = '"
                                    + number(i) + "' order by year desc limit 1"),
                    answered(report, inhabitants).path("value").asLong());
            assertEquals(300_003, answered(report, awarded).path("value").asInt());
            assertEquals(
                    MUNICIPALITIES - 1, answered(report, partners).path("value").size());
            assertEquals("dugnad", answered(report, partners).path("from").asText());
            assertTrue(answered(report, partners)
                    .path("source")
                    .path("en")
                    .asText()
                    .contains(project));
        }
        for (var owner : OWNERS) {
            var form = forms.get(owner);
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(
                            given().get("/v1/report-forms/" + form + "/schema").asByteArray()));
            owner(owner).get("/v1/reports?form=" + form).then().body("total", equalTo(MUNICIPALITIES));
            for (var i = 0; i < MUNICIPALITIES; i++) {
                var view = JSON.readTree(owner(owner)
                        .get("/v1/reports/" + reports.get(i).path("id").asText() + "/views/" + form)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
                assertEquals(List.of(), schema.validate(view.path("answers")), () -> view.toString());
                assertEquals(number(i), view.path("party").path("number").asText());
            }
        }
        var first = reports.getFirst().path("id").asText();
        owner(OWNERS.getFirst())
                .get("/v1/reports/" + first + "/views/" + forms.get(OWNERS.getFirst()))
                .then()
                .body("answers.timer", equalTo(12.5f))
                .body("answers.egen", equalTo("Eget svar"))
                .body("provenance.folketall.from", equalTo("dugnad"));
        owner(OWNERS.get(1))
                .get("/v1/reports/" + first + "/views/" + forms.get(OWNERS.get(1)))
                .then()
                .body("answers.hours", equalTo(12.5f))
                .body("answers.partners", hasSize(MUNICIPALITIES - 1));

        var sent = Broker.awaitType("dugnad.report", first, "no.dugnad.report.submitted.v1");
        Examples.assertValid("report", sent.data());
        assertEquals(3, sent.data().path("forms").size());
        assertTrue(!sent.raw().contains("Eget svar") && !sent.raw().contains("Virker"), "no answers in an event");

        var year = Year.now(ZoneId.of("Europe/Oslo"));
        var statistic = given().get("/v1/statistics/hours-saved?grouping=halves&from=" + year)
                .then()
                .statusCode(200)
                .body("rows.find { it.group == 'all' }.hoursSaved", equalTo(13.0f))
                .body("rows.find { it.group == 'small' }.hoursSaved", equalTo(6.5f))
                .body("rows.find { it.group == 'all' }.notAskedAgain", equalTo(36.0f))
                .body("rows.find { it.group == 'all' }.reporting", equalTo(MUNICIPALITIES))
                .body("municipalities", hasSize(MUNICIPALITIES))
                .extract();
        given().get(statistic.<String>path("permalink").replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200);
    }
}
