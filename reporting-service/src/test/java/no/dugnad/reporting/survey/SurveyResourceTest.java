package no.dugnad.reporting.survey;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.survey.Barometer.as;
import static no.dugnad.reporting.survey.Barometer.ks;
import static no.dugnad.reporting.survey.Barometer.survey;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
class SurveyResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @BeforeEach
    void world() {
        Barometer.tell(database, "1020");
    }

    private static ObjectNode first(ObjectNode survey) {
        return (ObjectNode) survey.path("figures").path(0);
    }

    @Test
    void aSurveyIsShownAsItWasPublishedAndToldAsInTheContract() throws Exception {
        var survey = survey(Barometer.newId());

        Barometer.published(survey);

        var id = survey.path("id").asText();
        assertEquals(survey, JSON.readTree(given().get("/v1/surveys/" + id).asString()));
        var sent = Broker.awaitType("dugnad.survey", id, "no.dugnad.survey.published.v1");
        Examples.assertValid("survey", sent.data());
        assertEquals(survey.toString(), sent.raw());
        assertEquals(Barometer.KS, sent.headers().get("ce_onbehalfof"));
        given().get("/v1/participation-events?subject=" + id).then().body("items", hasSize(1));
    }

    @Test
    void aRevisionIsToldAndTheSameAgainIsNot() {
        var id = Barometer.published();
        var tag = given().get("/v1/surveys/" + id).header("ETag");
        var changed = survey(id).put("fieldworkBy", "Ipsos").toString();

        ks().body(changed).put("/v1/surveys/" + id).then().statusCode(428);
        ks().header("If-None-Match", "*")
                .body(changed)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(412);
        ks().header("If-Match", "\"other\"")
                .body(changed)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(412);
        var now = ks().header("If-Match", tag)
                .body(changed)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(200)
                .body("fieldworkBy", equalTo("Ipsos"))
                .extract()
                .header("ETag");

        assertEquals(now, given().get("/v1/surveys/" + id).header("ETag"));
        ks().header("If-Match", now)
                .body(changed)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(200);
        Broker.awaitType("dugnad.survey", id, "no.dugnad.survey.revised.v1");
        given().get("/v1/participation-events?subject=" + id).then().body("items", hasSize(2));
    }

    @Test
    void onlyWhoAskedWritesIt() {
        var id = Barometer.newId();
        var body = survey(id).toString();
        var stranger = as(Tokens.of(Scopes.INSTRUMENTS, Tokens.STRANGER));

        given().contentType("application/json")
                .body(body)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(401);
        as(Tokens.of(Scopes.STATEMENTS, Barometer.KS))
                .body("{")
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(403);
        stranger.header("If-None-Match", "*")
                .body(body)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(403);
        ks().body(body).put("/v1/surveys/" + id).then().statusCode(428);
        Barometer.published(survey(id));
        var tag = given().get("/v1/surveys/" + id).header("ETag");
        as(Tokens.of(Scopes.INSTRUMENTS, Tokens.STRANGER))
                .header("If-Match", tag)
                .body(body)
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(403);
        var others = survey(id);
        ((ObjectNode) others.path("asker")).put("organisationNumber", World.OWNER);
        ks().header("If-Match", tag)
                .body(others.toString())
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:asker-is-fixed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/id | \"another\" | /id | other-id",
                "/year | null | /year | not-null",
                "/source | \" \" | /source | not-blank",
                "/asker/organisationNumber | \"971032147\" | /asker/organisationNumber | organisation-number",
                "/fieldPeriod/to | \"2019-01-01\" | /fieldPeriod/to | to-before-from",
                "/asked | 10 | /answers | max",
                "/figures | [] | /figuresNote | figures-note-missing",
                "/figures/0/concept | \"strategy-or-work\" | /figures/0/concept | concept-not-asked",
                "/figures/0/concept | \"happiness\" | /figures/0/concept | not-one-of",
                "/figures/0/value | 101 | /figures/0/value | max",
                "/figures/0/value | -1 | /figures/0/value | positive-or-zero",
                "/figures/0/value | null | /figures/0/unit | value-and-unit",
                "/figures/0/value | null | /figures/0/qualifier | qualifier-without-value",
                "/figures/0/unit | null | /figures/0/unit | value-and-unit",
                "/figures/0/words | null | /figures/0/words | not-null",
                "/figures/0/source | null | /figures/0/source | not-blank",
                "/figures/0/asOf | null | /figures/0/asOf | not-null",
                "/figures/0/group | {\"by\":\"sector\",\"name\":{\"nb\":\"X\"}} | /figures/0/group/sector | sector-and-by",
                "/figures/0/group | {\"by\":\"workplace\",\"sector\":\"social\",\"name\":{\"nb\":\"X\"}} | /figures/0/group/sector | sector-and-by",
                "/figures/0/group | {\"by\":\"sector\",\"sector\":\"social\",\"name\":{\"nb\":\"X\"}} | /figures/0/group/sector | sector-not-asked",
                "/colour | 1 | /colour | unknown-field"
            })
    void aFaultIsPointedAtAndNothingIsStored(String at, String value, String pointer, String code) throws Exception {
        var id = Barometer.newId();
        var survey = survey(id).put("answers", 11);
        survey.putArray("sectors").add("culture");
        var parent = at.substring(0, at.lastIndexOf('/'));
        ((ObjectNode) survey.at(parent)).set(at.substring(parent.length() + 1), JSON.readTree(value));

        ks().header("If-None-Match", "*")
                .body(survey.toString())
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));

        given().get("/v1/surveys/" + id).then().statusCode(404);
    }

    @Test
    void whatWasPublishedInWordsStaysInWords() {
        var id = Barometer.newId();
        var survey = survey(id);
        first(survey).putNull("value").putNull("unit").putNull("qualifier");

        Barometer.published(survey);

        given().get("/v1/surveys/" + id)
                .then()
                .body("figures[0].value", nullValue())
                .body("figures[0].words.en", equalTo("Nearly 90 per cent touch core tasks."));
    }

    @Test
    void whatHasBeenAnsweredGoesOnBeingAsked() {
        var id = Barometer.published();
        Barometer.give(id, Barometer.answer("1020", "Kinoen", 2025, Barometer.innovative(true)))
                .statusCode(201);
        var tag = given().get("/v1/surveys/" + id).header("ETag");
        var narrower = survey(id);
        narrower.putArray("sectors").add("social");

        ks().header("If-Match", tag)
                .body(narrower.toString())
                .put("/v1/surveys/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:survey-is-answered"));
    }

    @Test
    void theListIsFilteredAndNewestFirst() {
        var id = Barometer.published();

        given().get("/v1/surveys?asker=" + Barometer.KS + "&year=2020&limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.year", everyItem(equalTo(2020)));
        given().get("/v1/surveys?year=1999&sort=id").then().body("total", equalTo(0));
        given().get("/v1/surveys?asker=1").then().statusCode(400);
        given().get("/v1/surveys?colour=red").then().statusCode(400);
        given().get("/v1/surveys/no-such-thing")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:dugnad:problem:unknown-survey"));
        ks().header("If-None-Match", "*")
                .body(survey("Æ").toString())
                .put("/v1/surveys/Æ")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("slug"));
    }

    @Test
    void theConceptsAreTheBarometersOwnInThreeLanguages() {
        given().get("/v1/survey-concepts?kind=sector")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        equalTo(List.of(
                                "culture", "health-and-care", "social", "technical", "upbringing-and-education")));
        given().get("/v1/survey-concepts?kind=innovation-kind")
                .then()
                .body("items.id", equalTo(List.of("communication", "organisation", "process", "product", "service")));
        var all = given().get("/v1/survey-concepts?limit=500")
                .then()
                .statusCode(200)
                .body("items.name.nb", everyItem(not(equalTo(""))))
                .body("items.findAll { it.kind == 'principle' }.id", hasSize(3))
                .body("items.findAll { it.kind == 'gain' }.id", hasSize(4))
                .extract();
        for (var language : List.of("nb", "nn", "en"))
            for (var text : all.jsonPath().getList("items.name." + language, String.class))
                assertEquals(false, text.startsWith("survey-"), text);
        given().get("/v1/survey-concepts?kind=colour").then().statusCode(400);
    }
}
