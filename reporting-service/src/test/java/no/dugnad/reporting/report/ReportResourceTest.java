package no.dugnad.reporting.report;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.report.Schemes.begin;
import static no.dugnad.reporting.report.Schemes.municipality;
import static no.dugnad.reporting.report.Schemes.owner;
import static no.dugnad.reporting.report.Schemes.question;
import static no.dugnad.reporting.report.Schemes.submit;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReportResourceTest {
    private static final String NUMBER = "8801";
    private static final String OURS = "920880101";
    private static final String NEIGHBOUR = "920880202";

    @Inject
    DataSource database;

    @Inject
    EntityManagerFactory sessions;

    private final String project = "Prosjekt " + UUID.randomUUID();
    private String instrument;
    private String concept;
    private String known;
    private String form;

    @BeforeEach
    void grantedByOne() {
        World.tell(database);
        World.organisation(database, NUMBER, OURS);
        World.organisation(database, "8802", NEIGHBOUR);
        instrument = World.instrument(database);
        concept = Schemes.concept("{\"type\":\"integer\",\"minimum\":0,\"maximum\":100}", 10, null);
        known = Schemes.concept("{\"type\":\"integer\"}", 5, "awarded-nok");
        form = Schemes.publish(
                World.OWNER,
                Schemes.form(
                        instrument,
                        null,
                        question(
                                "count",
                                "\"required\":true,\"schema\":{\"maximum\":50},\"concept\":\"" + concept + "\""),
                        question("sum", "\"required\":true,\"concept\":\"" + known + "\""),
                        question("note", "\"schema\":{\"type\":\"string\",\"maxLength\":5}")));
        Schemes.participates(World.OWNER, instrument, null, project, NUMBER, "lead", "awarded", 500L);
    }

    private ExtractableResponse<Response> begun() {
        return begin(OURS, NUMBER, project).statusCode(201).extract();
    }

    private String answered() {
        var begun = begun();
        Schemes.answer(OURS, begun.path("id"), begun.header("ETag"), "{\"" + concept + "\":{\"value\":7}}")
                .statusCode(200);
        return begun.path("id");
    }

    private static String tag(String report) {
        return municipality(OURS).get("/v1/reports/" + report).header("ETag");
    }

    @Test
    void whatIsKnownIsFilledInAndMayBeCorrectedWithAReason() {
        var begun = begun();
        String id = begun.path("id");
        assertEquals(begun.header("ETag"), tag(id));
        assertEquals(List.of(concept), begun.path("questions.findAll { it.missing }.key"));

        Schemes.answer(OURS, id, tag(id), "{\"" + known + "\":{\"value\":499}}")
                .statusCode(400)
                .body("errors.pointer", contains("/answers/" + known + "/reason"))
                .body("errors.code", contains("reason-against-known"));
        Schemes.answer(OURS, id, tag(id), "{\"" + known + "\":{\"value\":499,\"reason\":\"Avrundet\"}}")
                .statusCode(200)
                .body("questions[1].answer.from", equalTo("party"))
                .body("questions[1].answer.known.value", equalTo(500));
        Schemes.answer(OURS, id, tag(id), "{\"" + known + "\":null}")
                .statusCode(200)
                .body("questions[1].answer.value", equalTo(500))
                .body("questions[1].answer.from", equalTo("dugnad"))
                .body("questions[1].answer.source.nb", containsString("tildelt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONCEPT|{\"value\":101}|/value|value-maximum",
                "CONCEPT|{\"value\":51}|/value|value-maximum",
                "CONCEPT|{\"value\":-1}|/value|value-minimum",
                "CONCEPT|{\"value\":\"7\"}|/value|value-type",
                "CONCEPT|{\"value\":1.5}|/value|value-type",
                "CONCEPT|{\"reason\":\"x\"}|/value|not-null",
                "NOTE|{\"value\":\"for langt\"}|/value|value-max-length",
                "NOTE|{\"value\":\"\\u0000\"}|/value|control-character",
                "no-such|{\"value\":1}||unknown-question"
            })
    void anAnswerOutsideItsLimitsIsRefusedAndNothingIsKept(String key, String answer, String pointer, String code) {
        var begun = begun();
        var question = key.equals("CONCEPT") ? concept : key.equals("NOTE") ? form + ".note" : key;

        Schemes.answer(
                        OURS,
                        begun.path("id"),
                        begun.header("ETag"),
                        "{\"" + question + "\":" + answer + ",\"" + known + "\":{\"value\":1,\"reason\":\"x\"}}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/answers/" + question + (pointer == null ? "" : pointer)))
                .body("errors.code", hasItem(code));

        assertEquals(begun.header("ETag"), tag(begun.path("id")));
    }

    @Test
    void aProjectThatThePartyIsNotInIsRefused() {
        begin(OURS, NUMBER, "Et annet prosjekt")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/project"))
                .body("errors[0].code", equalTo("not-in-the-project"));
        begin(NEIGHBOUR, "8802", project).statusCode(400);
        Schemes.participates(World.OWNER, instrument, null, project, "8802", "partner", "rejected", null);
        begin(NEIGHBOUR, "8802", project).statusCode(400);
    }

    @Test
    void aProjectWithoutAFormHasNothingToReport() {
        var other = World.instrument(database);
        Schemes.participates(World.OWNER, other, null, "Uten skjema", NUMBER, "lead", "awarded", null);

        begin(OURS, NUMBER, "Uten skjema").statusCode(422).body("errors[0].code", equalTo("no-form-applies"));
    }

    @Test
    void thereIsOneReportAPartyAndProject() {
        String id = begun().path("id");

        begin(OURS, NUMBER, project)
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:report-exists"))
                .body("id", equalTo(id));
    }

    @Test
    void aDraftIsThePartysAndWhatIsSubmittedTheOwnersToo() {
        var id = answered();
        var path = "/v1/reports/" + id;

        given().get(path).then().statusCode(401);
        for (var part : List.of("", "/coverage", "/versions", "/views/" + form)) {
            owner(World.OWNER).get(path + part).then().statusCode(403);
            municipality(NEIGHBOUR).get(path + part).then().statusCode(403);
        }
        owner(World.OWNER).get("/v1/reports?form=" + form).then().body("total", equalTo(0));
        municipality(OURS).get(path + "/views/" + form).then().statusCode(200).body("submittedAt", nullValue());

        submit(OURS, id).statusCode(200);

        owner(World.OWNER).get(path).then().statusCode(403);
        owner(World.OWNER).get(path + "/coverage").then().statusCode(200).body("items", hasSize(1));
        owner(World.OWNER).get(path + "/views/" + form).then().statusCode(200).body("answers.count", equalTo(7));
        owner(World.OWNER).get(path + "/views/no-such").then().statusCode(404);
        owner(Tokens.STRANGER).get(path + "/views/" + form).then().statusCode(403);
        owner(World.OWNER).get("/v1/reports?form=" + form).then().body("items.id", equalTo(List.of(id)));
        owner(Tokens.STRANGER).get("/v1/reports?form=" + form).then().body("total", equalTo(0));
        municipality(OURS).get("/v1/reports?project=" + project).then().body("items.id", equalTo(List.of(id)));
    }

    @Test
    void writingNeedsTheScopeTheMunicipalityAndTheTag() {
        var id = answered();
        var path = "/v1/reports/" + id;

        given().contentType("application/json")
                .body("{")
                .post("/v1/reports")
                .then()
                .statusCode(401);
        owner(World.OWNER).body("{").post("/v1/reports").then().statusCode(403);
        begin(NEIGHBOUR, NUMBER, project).statusCode(403);
        municipality(NEIGHBOUR).body("{}").patch(path).then().statusCode(403);
        municipality(OURS).body("{}").patch(path).then().statusCode(428);
        Schemes.answer(OURS, id, "\"old\"", "{}").statusCode(412);
        municipality(OURS).delete(path).then().statusCode(428);
        submit(NEIGHBOUR, id).statusCode(403);
        municipality(OURS)
                .body("{}")
                .post("/v1/reports/" + UUID.randomUUID() + "/submission")
                .then()
                .statusCode(404);
        municipality(OURS)
                .header("If-Match", "\"old\"")
                .body("{}")
                .post(path + "/submission")
                .then()
                .statusCode(412);
    }

    @Test
    void whatIsMissingIsNamedAndADraftCanBeDiscarded() {
        String id = begun().path("id");

        submit(OURS, id)
                .statusCode(422)
                .body("errors.pointer", contains("/answers/" + concept))
                .body("errors.code", contains("answer-required"));

        municipality(OURS)
                .header("If-Match", tag(id))
                .delete("/v1/reports/" + id)
                .then()
                .statusCode(204);
        begun();
    }

    @Test
    void ofTwoWhoSubmitAtOnceOneWins() throws Exception {
        var id = answered();
        Callable<Integer> one = () -> submit(OURS, id).extract().statusCode();

        try (var pool = Executors.newFixedThreadPool(4)) {
            var codes = pool.invokeAll(List.of(one, one, one, one)).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertEquals(List.of(200, 409, 409, 409), codes);
        }

        municipality(OURS).get("/v1/reports/" + id + "/versions").then().body("total", equalTo(1));
        submit(OURS, id).statusCode(409).body("type", equalTo("urn:dugnad:problem:report-submitted"));
        municipality(OURS)
                .header("If-Match", tag(id))
                .delete("/v1/reports/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void aCorrectionKeepsHistoryAndTellsTheOwners() throws Exception {
        var id = answered();
        submit(OURS, id).statusCode(200);

        Schemes.answer(OURS, id, tag(id), "{\"" + concept + "\":{\"value\":8}}")
                .statusCode(400)
                .body("errors.code", contains("reason-for-correction"));
        Schemes.answer(OURS, id, tag(id), "{\"" + concept + "\":null}")
                .statusCode(400)
                .body("errors.code", contains("answer-required"));
        Schemes.answer(OURS, id, tag(id), "{\"" + concept + "\":{\"value\":8,\"reason\":\"Telt på nytt\"}}")
                .statusCode(200)
                .body("version", equalTo(2));
        Schemes.answer(OURS, id, tag(id), "{}").statusCode(200).body("version", equalTo(2));

        municipality(OURS)
                .get("/v1/reports/" + id + "/versions")
                .then()
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items[0].changed", equalTo(List.of(concept)))
                .body("items[1].answers['" + concept + "'].value", equalTo(7));
        owner(World.OWNER).get("/v1/reports/" + id + "/views/" + form).then().body("answers.count", equalTo(8));
        owner(World.OWNER)
                .get("/v1/reports/" + id + "/views/" + form + "?version=1")
                .then()
                .body("answers.count", equalTo(7));
        owner(World.OWNER)
                .get("/v1/reports/" + id + "/views/" + form + "?version=3")
                .then()
                .statusCode(404);
        var sent = Broker.awaitType("dugnad.report", id, "no.dugnad.report.corrected.v1");
        Examples.assertValid("report", sent.data());
        var expected = (com.fasterxml.jackson.databind.node.ObjectNode) Examples.json("report.corrected");
        expected.put("id", id).put("project", project).put("asked", 3);
        ((com.fasterxml.jackson.databind.node.ObjectNode) expected.path("party")).put("number", NUMBER);
        for (var time : List.of("submittedAt", "correctedAt"))
            expected.set(time, sent.data().path(time));
        expected.putArray("changed").add(concept);
        var to = (com.fasterxml.jackson.databind.node.ObjectNode)
                expected.path("forms").path(0);
        to.put("formId", form).put("instrumentId", instrument);
        to.putArray("changed").add("count");
        assertEquals(expected.toString(), sent.raw());
        assertEquals(OURS, sent.headers().get("ce_onbehalfof"));
    }

    @Test
    void afterTheDeadlineNothingIsLostAndTheOthersAreNotHeldUp() {
        var yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var call = World.call(database, instrument, yesterday);
        var late = Schemes.publish(
                World.MANAGER,
                Schemes.form(null, call, question("own", "\"required\":true,\"schema\":{\"type\":\"boolean\"}")));
        Schemes.participates(World.MANAGER, instrument, call, "Sent " + project, NUMBER, "lead", "completed", 1L);
        Schemes.participates(World.OWNER, instrument, null, "Sent " + project, NUMBER, "partner", "awarded", 1L);
        var begun = begin(OURS, NUMBER, "Sent " + project).statusCode(201).extract();
        String id = begun.path("id");
        Schemes.answer(
                        OURS,
                        id,
                        begun.header("ETag"),
                        "{\"" + concept + "\":{\"value\":7},\"" + late + ".own\":{\"value\":true}}")
                .statusCode(200);
        // the instrument's form is about the participation under that call too, so both are late
        municipality(OURS)
                .get("/v1/reports/" + id + "/coverage")
                .then()
                .body("items.late", equalTo(List.of(true, true)))
                .body("items.form.dueAt", hasItem(yesterday.toString()));

        submit(OURS, id)
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:reporting-deadline-passed"))
                .body("detail", containsString(yesterday.toString()));
        municipality(OURS)
                .body("{\"leaveOut\":[\"" + form + "\",\"" + late + "\"]}")
                .post("/v1/reports/" + id + "/submission")
                .then()
                .statusCode(409);
        municipality(OURS)
                .body("{\"leaveOut\":[\"no-such\"]}")
                .post("/v1/reports/" + id + "/submission")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/leaveOut/0"));
        municipality(OURS).get("/v1/reports/" + id).then().body("questions[0].answer.value", equalTo(7));

        World.due(
                database,
                instrument,
                call,
                Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS));
        submit(OURS, id).statusCode(200).body("forms.submitted", equalTo(List.of(true, true)));
    }

    @Test
    void aSubmissionNeedsNoBodyButTakesNoOtherThanJson() {
        var id = answered();
        var token = "Bearer " + Tokens.of(Scopes.STATEMENTS, OURS);

        given().header("Authorization", token)
                .contentType("text/plain")
                .body("everything")
                .post("/v1/reports/" + id + "/submission")
                .then()
                .statusCode(415);
        given().header("Authorization", token)
                .noContentType()
                .post("/v1/reports/" + id + "/submission")
                .then()
                .statusCode(200);
    }

    @Test
    void aLateFormIsLeftOutByName() {
        var other = World.instrument(database);
        var call = World.call(
                database, other, Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
        var late = Schemes.publish(
                World.MANAGER,
                Schemes.form(null, call, question("own", "\"required\":true,\"schema\":{\"type\":\"boolean\"}")));
        Schemes.participates(World.MANAGER, other, call, project, NUMBER, "lead", "completed", 1L);
        var id = answered();

        municipality(OURS)
                .body("{\"leaveOut\":[\"" + form + "\"]}")
                .post("/v1/reports/" + id + "/submission")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("form-not-late"));
        municipality(OURS)
                .body("{\"leaveOut\":[\"" + late + "\"]}")
                .post("/v1/reports/" + id + "/submission")
                .then()
                .statusCode(200)
                .body("asked", equalTo(3));

        owner(World.MANAGER).get("/v1/reports/" + id + "/views/" + late).then().statusCode(403);
        owner(World.OWNER).get("/v1/reports/" + id + "/views/" + form).then().statusCode(200);
    }

    @Test
    void aNewVersionOfAFormDoesNotReachAReportThatHasBegun() {
        var id = answered();
        var tag = given().get("/v1/report-forms/" + form).header("ETag");
        owner(World.OWNER)
                .header("If-Match", tag)
                .body(Schemes.form(
                                instrument,
                                null,
                                question("new", "\"required\":true,\"schema\":{\"type\":\"boolean\"}"))
                        .toString())
                .put("/v1/report-forms/" + form)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        submit(OURS, id).statusCode(200).body("questions.key", not(hasItem(form + ".new")));

        owner(World.OWNER)
                .get("/v1/reports/" + id + "/views/" + form)
                .then()
                .body("formVersion", equalTo(1))
                .body("answers.count", equalTo(7));
        given().header("Accept-Language", "nb")
                .get("/v1/report-forms/" + form + "/schema?version=1")
                .then()
                .statusCode(200)
                .body("properties.count.title", equalTo("Hva?"));
    }

    @Test
    void aSuccessorReportsForAMunicipalityThatIsNoMore() {
        // 1012 and 1013 became 1062 in 2020, and that two halves in 2024, of which the lower number counts as the
        // larger
        World.organisation(database, "1070", "920107070");
        World.organisation(database, "1071", "920107171");
        var old = Schemes.JSON
                .createObjectNode()
                .put("instrumentId", instrument)
                .put("project", project)
                .put("role", "lead")
                .put("year", 2018)
                .put("status", "completed");
        old.putObject("party").put("kind", "municipality").put("number", "1012");
        owner(World.OWNER)
                .body(old.toString())
                .post("/v1/participations")
                .then()
                .statusCode(201);

        begin("920107171", "1012", project).statusCode(403);
        begin("920107070", "1012", project).statusCode(201);

        municipality("920107070").get("/v1/reports?project=" + project).then().body("total", equalTo(1));
        municipality("920107171").get("/v1/reports?project=" + project).then().body("total", equalTo(0));
    }

    @Test
    void aListCostsTheSameHoweverLongItIs() {
        answered();
        for (var i = 0; i < 5; i++) {
            var another = "Til " + i + " " + project;
            Schemes.participates(World.OWNER, instrument, null, another, NUMBER, "lead", "awarded", 1L);
            begin(OURS, NUMBER, another).statusCode(201);
        }
        for (var i = 0; i < 3; i++)
            Schemes.publish(
                    World.OWNER, Schemes.form(instrument, null, question("c", "\"concept\":\"" + concept + "\"")));

        assertEquals(
                queries(() -> municipality(OURS).get("/v1/reports?limit=1")),
                queries(() -> municipality(OURS).get("/v1/reports?limit=6")));
        assertEquals(
                queries(() -> given().get("/v1/report-forms?limit=1&instrument=" + instrument)),
                queries(() -> given().get("/v1/report-forms?limit=4&instrument=" + instrument)));
    }

    /** The fewest of several times, since feeds ask meanwhile. */
    private int queries(Callable<Response> request) {
        var statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        return IntStream.range(0, 10)
                .map(i -> {
                    var before = statistics.getPrepareStatementCount();
                    try {
                        assertEquals(200, request.call().statusCode());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return (int) (statistics.getPrepareStatementCount() - before);
                })
                .min()
                .orElseThrow();
    }
}
