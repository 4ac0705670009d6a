package no.dugnad.reporting.survey;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.survey.Barometer.answer;
import static no.dugnad.reporting.survey.Barometer.as;
import static no.dugnad.reporting.survey.Barometer.give;
import static no.dugnad.reporting.survey.Barometer.innovative;
import static no.dugnad.reporting.survey.Barometer.municipality;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
class SurveyAnswerResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FULL = """
            {"introduced":true,
             "latest":{"kinds":["service","process"],"newToUs":true,"useful":true,"putToUse":true,"origin":"copied-from-others","coreTask":false,
                       "gains":["quality"],"knowledgeSpread":true},
             "factors":[{"factor":"money","grade":2}],"strategyOrWork":null}""";

    @Inject
    DataSource database;

    private String survey;

    @BeforeEach
    void world() {
        Barometer.tell(database, "1001", "1020", "1022", "1024", "1026", "1028", "1050");
        survey = Barometer.published();
    }

    private String path() {
        return "/v1/surveys/" + survey + "/answers";
    }

    @Test
    void anAnswerIsReadByTheMunicipalityAndWhatItSaysIsInNoEvent() throws Exception {
        var given = give(survey, answer("1020", "Kinoen", 2025, FULL))
                .statusCode(201)
                .header("Location", containsString(path()))
                .body("version", equalTo(1))
                .body("unit.name", equalTo("Kinoen"))
                .extract();

        var id = given.<String>path("id");
        var read = municipality("1020").get(path() + "/" + id);
        assertEquals(given.header("ETag"), read.header("ETag"));
        assertEquals(JSON.readTree(FULL), JSON.readTree(read.asString()).path("answers"));
        var sent = Broker.awaitType("dugnad.survey-answer", id, "no.dugnad.survey-answer.given.v1");
        Examples.assertValid("survey-answer", sent.data());
        var expected = (ObjectNode) Examples.json("survey-answer.given");
        expected.put("id", id)
                .put("surveyId", survey)
                .put("municipality", "1020")
                .put("sector", "culture")
                .put("year", 2025);
        assertEquals(expected.toString(), sent.raw());
        given().get("/v1/participation-events?subject=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].data", not(hasItem("answers")));
    }

    @Test
    void nobodyElseReadsIt() {
        var id = give(survey, answer("1020", null, 2025, innovative(true)))
                .extract()
                .<String>path("id");

        for (var path : List.of(path() + "/" + id, path() + "/" + id + "/versions", path() + "?municipality=1020")) {
            given().get(path).then().statusCode(401);
            as(Tokens.of(Scopes.INSTRUMENTS, World.organisation("1020")))
                    .get(path)
                    .then()
                    .statusCode(403);
            municipality("1022").get(path).then().statusCode(403).body("type", equalTo("urn:dugnad:problem:not-yours"));
            as(Tokens.of(Scopes.STATEMENTS, Barometer.KS)).get(path).then().statusCode(403);
            as(Tokens.admin()).get(path).then().statusCode(200);
            municipality("1020").get(path).then().statusCode(200);
        }
    }

    @Test
    void nobodyElseWritesIt() {
        var body = answer("1020", null, 2025, innovative(true)).toString();

        given().contentType("application/json").body(body).post(path()).then().statusCode(401);
        as(Tokens.of(Scopes.PARTICIPATIONS, World.organisation("1020")))
                .body("{")
                .post(path())
                .then()
                .statusCode(403);
        municipality("1022").body(body).post(path()).then().statusCode(403);
        var made = municipality("1020")
                .body(body)
                .post(path())
                .then()
                .statusCode(201)
                .extract();
        var one = path() + "/" + made.path("id");
        municipality("1022")
                .header("If-Match", made.header("ETag"))
                .body(body)
                .put(one)
                .then()
                .statusCode(403);
        municipality("1022")
                .header("If-Match", made.header("ETag"))
                .delete(one)
                .then()
                .statusCode(403);
        // its organisation is not known, so nobody but an administrator can be it
        var unknown =
                answer(World.WITHOUT_ORGANISATION, null, 2025, innovative(true)).toString();
        municipality("1020")
                .body(unknown)
                .post(path())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:organisation-not-known"));
        as(Tokens.admin()).body(unknown).post(path()).then().statusCode(201);
    }

    @Test
    void aCorrectionKeepsWhatWasAnswered() {
        var first = give(survey, answer("1020", "Kinoen", 2025, FULL)).extract();
        var one = path() + "/" + first.path("id");
        var corrected = answer("1020", "Kinoen", 2025, innovative(false)).put("reason", "Det var i 2023");

        municipality("1020").body(corrected.toString()).put(one).then().statusCode(428);
        municipality("1020")
                .header("If-Match", "\"other\"")
                .body(corrected.toString())
                .put(one)
                .then()
                .statusCode(412);
        var second = municipality("1020")
                .header("If-Match", first.header("ETag"))
                .body(corrected.toString())
                .put(one)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("reason", equalTo("Det var i 2023"))
                .extract();

        assertEquals(second.header("ETag"), municipality("1020").get(one).header("ETag"));
        // the same again is no correction
        municipality("1020")
                .header("If-Match", second.header("ETag"))
                .body(corrected.toString())
                .put(one)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        municipality("1020")
                .get(one + "/versions")
                .then()
                .body("total", equalTo(2))
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items[1].answers.latest.origin", equalTo("copied-from-others"))
                .body("items[0].answers.introduced", equalTo(false))
                .body("items[0].organisation", equalTo(World.organisation("1020")));
        Broker.await(
                "dugnad.survey-answer",
                first.path("id"),
                sent -> sent.type().equals("no.dugnad.survey-answer.corrected.v1")
                        && sent.data().path("version").asInt() == 2);
    }

    @Test
    void ofWhomAndWhenItIsDoesNotChange() {
        var first = give(survey, answer("1020", "Kinoen", 2025, FULL)).extract();
        var one = path() + "/" + first.path("id");

        for (var other : List.of(
                answer("1022", "Kinoen", 2025, FULL),
                answer("1020", "Biblioteket", 2025, FULL),
                answer("1020", null, 2025, FULL),
                answer("1020", "Kinoen", 2024, FULL)))
            municipality("1020")
                    .header("If-Match", first.header("ETag"))
                    .body(other.toString())
                    .put(one)
                    .then()
                    .statusCode(400)
                    .body("errors.code", hasItem("answer-of-another"));
    }

    @Test
    void aWithdrawnOneIsKeptAndMayBeGivenAnew() {
        var first = give(survey, answer("1020", "Kinoen", 2025, FULL)).extract();
        var one = path() + "/" + first.path("id");

        municipality("1020").delete(one).then().statusCode(428);
        municipality("1020")
                .header("If-Match", first.header("ETag"))
                .delete(one)
                .then()
                .statusCode(204);

        var now = municipality("1020")
                .get(one)
                .then()
                .body("withdrawn", equalTo(true))
                .body("version", equalTo(2))
                .extract()
                .header("ETag");
        municipality("1020")
                .header("If-Match", now)
                .body(answer("1020", "Kinoen", 2025, FULL).toString())
                .put(one)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:answer-withdrawn"));
        Broker.awaitType("dugnad.survey-answer", first.path("id"), "no.dugnad.survey-answer.withdrawn.v1");
        give(survey, answer("1020", "Kinoen", 2025, FULL)).statusCode(201);
        municipality("1020")
                .get(path() + "?municipality=1020&year=2025&sort=id")
                .then()
                .body("items.withdrawn", equalTo(List.of(true, false)));
    }

    @Test
    void oneForEachUnitAndYear() {
        var id = give(survey, answer("1020", "Kinoen", 2025, FULL)).extract().<String>path("id");

        give(survey, answer("1020", " kinoen ", 2025, innovative(false)))
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:survey-answered"))
                .body("id", equalTo(id));

        give(survey, answer("1020", null, 2025, FULL)).statusCode(201);
        give(survey, answer("1020", "Kinoen", 2024, FULL)).statusCode(201);
        give(survey, answer("1022", "Kinoen", 2025, FULL)).statusCode(201);
    }

    @Test
    void ofManyAtOnceOneIsTaken() throws Exception {
        var body = answer("1024", "Biblioteket", 2025, FULL).toString();
        Callable<Integer> attempt =
                () -> municipality("1024").body(body).post(path()).statusCode();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = threads.invokeAll(java.util.Collections.nCopies(8, attempt)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toList();

            assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), codes);
        }
        municipality("1024").get(path() + "?municipality=1024").then().body("total", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/municipality | \"102\" | /municipality | municipality-number",
                "/municipality | \"9999\" | /municipality | unknown-municipality",
                "/year | 2012 | /year | year-out-of-range",
                "/year | 2999 | /year | year-out-of-range",
                "/year | null | /year | not-null",
                "/unit | {\"name\":\"\",\"sector\":\"culture\"} | /unit/name | not-blank",
                "/unit | {\"name\":\"X\",\"sector\":\"sport\"} | /unit/sector | not-one-of",
                "/unit | {\"name\":\"X\"} | /unit/sector | not-null",
                "/answers | {} | /answers | nothing-answered",
                "/answers | null | /answers | not-null",
                "/answers/strategyOrWork | true | /answers/strategyOrWork | not-asked",
                "/answers/latest | null | /answers/latest | latest-missing",
                "/answers/introduced | false | /answers/latest | latest-without-introduced",
                "/answers/introduced | null | /answers/latest | latest-without-introduced",
                "/answers/latest/kinds | [] | /answers/latest/kinds | size",
                "/answers/latest/kinds | [\"idea\"] | /answers/latest/kinds/0 | not-one-of",
                "/answers/latest/useful | null | /answers/latest/useful | not-null",
                "/answers/latest/putToUse | false | /answers/latest/gains | gains-without-use",
                "/answers/latest/gains | [\"fame\"] | /answers/latest/gains/0 | not-one-of",
                "/answers/factors | [{\"factor\":\"money\",\"grade\":7}] | /answers/factors/0/grade | max",
                "/answers/factors | [{\"factor\":\"money\",\"grade\":0}] | /answers/factors/0/grade | min",
                "/answers/factors | [{\"factor\":\"money\",\"grade\":2.5}] | /answers/factors/0/grade | wrong-type",
                "/answers/factors | [{\"factor\":\"money\",\"grade\":2},{\"factor\":\"money\",\"grade\":3}] | /answers/factors/1/factor | factor-twice",
                "/colour | 1 | /colour | unknown-field"
            })
    void aFaultIsPointedAtAndNothingIsStored(String at, String value, String pointer, String code) throws Exception {
        var body = answer("1020", "Kinoen", 2025, FULL);
        var parent = at.substring(0, at.lastIndexOf('/'));
        ((ObjectNode) body.at(parent)).set(at.substring(parent.length() + 1), JSON.readTree(value));

        municipality("1020")
                .body(body.toString())
                .post(path())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));

        municipality("1020").get(path() + "?municipality=1020").then().body("total", equalTo(0));
    }

    @Test
    void aNumberMustHaveBeenValidInTheYear() {
        give(survey, answer("1001", null, 2017, FULL))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/municipality"))
                .body("errors[0].code", equalTo("not-valid-that-year"));

        give(survey, answer("1001", null, 2016, FULL)).statusCode(201);
        municipality("1001").get(path() + "?municipality=1001").then().body("total", equalTo(1));
        // it became 1050, which speaks for it now
        municipality("1050")
                .get(path() + "?municipality=1001")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    @Test
    void onlyUnitsOfTheSectorsThatAreAskedAnswer() {
        var strategy = Barometer.survey(Barometer.newId());
        strategy.putArray("sectors");
        strategy.putArray("questions").add("strategy");
        strategy.putArray("figures");
        strategy.set("figuresNote", JSON.createObjectNode().put("nb", "Ingen"));
        Barometer.published(strategy);
        var few = Barometer.survey(Barometer.newId());
        few.putArray("sectors").add("social");
        Barometer.published(few);
        var id = strategy.path("id").asText();

        give(id, answer("1020", "Kinoen", 2025, "{\"strategyOrWork\":true}"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/unit"))
                .body("errors[0].code", equalTo("units-not-asked"));
        give(few.path("id").asText(), answer("1020", "Kinoen", 2025, FULL))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/unit/sector"))
                .body("errors[0].code", equalTo("sector-not-asked"));
        give(id, answer("1020", null, 2025, innovative(false)))
                .statusCode(400)
                .body("errors[0].code", equalTo("not-asked"));
        give(id, answer("1020", null, 2025, "{\"factors\":[{\"factor\":\"money\",\"grade\":1}]}"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/answers/factors/0"));
        give(id, answer("1020", null, 2025, "{\"strategyOrWork\":true}")).statusCode(201);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        give("no-such-survey", answer("1020", null, 2025, FULL))
                .statusCode(404)
                .body("type", equalTo("urn:dugnad:problem:unknown-survey"));
        municipality("1020")
                .get("/v1/surveys/no-such-survey/answers?municipality=1020")
                .then()
                .statusCode(404);
        var other = Barometer.published();
        var id = give(survey, answer("1020", null, 2025, FULL)).extract().<String>path("id");
        municipality("1020")
                .get("/v1/surveys/" + other + "/answers/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:dugnad:problem:unknown-survey-answer"));
        municipality("1020").get(path() + "/nothing").then().statusCode(404);
        municipality("1020")
                .get(path() + "?municipality=9999")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("municipality"))
                .body("errors[0].code", equalTo("unknown-municipality"));
        municipality("1020").get(path()).then().statusCode(400).body("errors[0].parameter", equalTo("municipality"));
    }

    @Test
    void ownAnswersStandBesideThePublishedFigures() {
        give(survey, answer("1026", "Kinoen", 2025, FULL)).statusCode(201);
        give(survey, answer("1026", "Biblioteket", 2025, innovative(false))).statusCode(201);
        give(survey, answer("1026", "Museet", 2024, innovative(true))).statusCode(201);
        give(survey, answer("1028", "Kinoen", 2025, innovative(false))).statusCode(201);
        var comparison = "/v1/surveys/" + survey + "/comparison?municipality=1026";

        municipality("1026")
                .get(comparison)
                .then()
                .statusCode(200)
                .body("year", equalTo(2025))
                .body("name", equalTo("N1026"))
                .body("rows.concept", not(hasItem("strategy-or-work")))
                .body("rows.find { it.concept == 'innovative' }.own.answers", equalTo(2))
                .body("rows.find { it.concept == 'innovative' }.own.percent", equalTo(50.0f))
                .body("rows.find { it.concept == 'innovative' }.published", hasSize(0))
                .body("rows.find { it.concept == 'core-tasks' }.published[0].value", equalTo(90))
                .body("rows.find { it.concept == 'core-tasks' }.published[0].qualifier", equalTo("nearly"))
                .body("rows.find { it.concept == 'core-tasks' }.own.hits", equalTo(0))
                .body("rows.find { it.concept == 'promoted-by-political-leadership' }.own", nullValue());
        municipality("1026")
                .get(comparison + "&year=2024")
                .then()
                .body("rows.find { it.concept == 'innovative' }.own.hits", equalTo(1));
        municipality("1026")
                .get(comparison + "&unit=kinoen")
                .then()
                .body("unit", equalTo("kinoen"))
                .body("rows.find { it.concept == 'innovative' }.own.answers", equalTo(1))
                .body("rows.find { it.concept == 'innovative' }.own.hits", equalTo(1));
        municipality("1026").get(comparison + "&unit=Badet").then().body("year", nullValue());
        municipality("1026").get(comparison + "&year=2020").then().body("year", nullValue());
        given().get(comparison).then().statusCode(401);
        municipality("1028").get(comparison).then().statusCode(403);
        municipality("1026")
                .get("/v1/surveys/no-such-survey/comparison?municipality=1026")
                .then()
                .statusCode(404);
        municipality("1026")
                .get("/v1/surveys/" + survey + "/comparison?municipality=9999")
                .then()
                .statusCode(400);
    }
}
