package no.dugnad.reporting.survey;

import static io.restassured.RestAssured.given;
import static no.dugnad.reporting.survey.Barometer.answer;
import static no.dugnad.reporting.survey.Barometer.give;
import static no.dugnad.reporting.survey.Barometer.innovative;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In {@code halves} the odd numbers are small and the even ones large. */
@QuarkusTest
class SurveyCountsTest {
    private static final List<String> ODD = List.of("1005", "1007", "1009", "1011", "1015", "1017");
    private static final List<String> EVEN = List.of("1006", "1008", "1014", "1016", "1018", "1020");

    @Inject
    DataSource database;

    private String survey;

    @BeforeEach
    void world() {
        Barometer.tell(database, ODD.toArray(String[]::new));
        Barometer.tell(database, EVEN.toArray(String[]::new));
        Barometer.tell(database, "1001", "1002", "1022");
        survey = Barometer.published();
    }

    private void answered(List<String> numbers, int innovative) {
        for (var i = 0; i < numbers.size(); i++)
            give(survey, answer(numbers.get(i), null, 2023, innovative(i < innovative)))
                    .statusCode(201);
    }

    private ValidatableResponse counts(String query) {
        return given().get("/v1/surveys/" + survey + "/counts?boundaries=2023-01-01" + query)
                .then()
                .statusCode(200);
    }

    private static String cell(String rows, String group, String concept) {
        return rows + ".find { it.group == " + group + " }.cells.find { it.concept == '" + concept + "' }";
    }

    @Test
    void groupsOfEnoughMunicipalitiesAreShownToAll() {
        answered(ODD, 3);
        answered(EVEN, 6);

        counts("&grouping=halves")
                .body("year", equalTo(2023))
                .body("fewestMunicipalities", equalTo(5))
                .body("definition.en", containsString("fewer than 5 municipalities"))
                .body("rows.group", equalTo(List.of("small", "large")))
                .body(cell("rows", "'small'", "innovative") + ".municipalities", equalTo(6))
                .body(cell("rows", "'small'", "innovative") + ".hits", equalTo(3))
                .body(cell("rows", "'small'", "innovative") + ".percent", equalTo(50.0f))
                .body(cell("rows", "'large'", "innovative") + ".percent", equalTo(100.0f))
                .body("total.cells.find { it.concept == 'innovative' }.answers", equalTo(12))
                .body("total.cells.find { it.concept == 'innovative' }.hits", equalTo(9));
    }

    @Test
    void aShareOfTheInnovationsOfTooFewIsNotShownAndNeitherIsWhatWouldGiveItAway() {
        answered(ODD, 3);
        answered(EVEN, 6);

        // of the small three are innovative: too few; the large would give them away with the total
        counts("&grouping=halves")
                .body(cell("rows", "'small'", "core-tasks") + ".suppressed", equalTo(true))
                .body(cell("rows", "'small'", "core-tasks") + ".answers", nullValue())
                .body(cell("rows", "'large'", "core-tasks") + ".suppressed", equalTo(true))
                .body(cell("rows", "'large'", "core-tasks") + ".percent", nullValue())
                .body("total.cells.find { it.concept == 'core-tasks' }.hits", equalTo(9));
    }

    @Test
    void aSmallGroupHidesAnotherSoThatTheTotalDoesNotGiveItAway() {
        answered(ODD, 3);
        answered(EVEN.subList(0, 2), 2);

        counts("&grouping=halves")
                .body(cell("rows", "'large'", "innovative") + ".suppressed", equalTo(true))
                .body(cell("rows", "'small'", "innovative") + ".suppressed", equalTo(true))
                .body("total.cells.find { it.concept == 'innovative' }.answers", equalTo(8));
    }

    @Test
    void ofTooFewInAllNothingIsShown() {
        answered(ODD.subList(0, 2), 2);
        answered(EVEN.subList(0, 2), 1);

        counts("&grouping=halves")
                .body("rows.cells.flatten().findAll { it.answers != 0 }.suppressed", everyItem(equalTo(true)))
                .body("total.cells.find { it.concept == 'innovative' }.suppressed", equalTo(true))
                .body("total.cells.find { it.concept == 'innovative' }.hits", nullValue())
                .body("total.cells.find { it.concept == 'core-tasks' }.suppressed", equalTo(true));
        counts("").body("total.cells.find { it.concept == 'innovative' }.suppressed", equalTo(true));
    }

    @Test
    void unitsCountBySectorAndAMunicipalityWithManyUnitsIsOne() {
        for (var unit : List.of("A", "B", "C", "D", "E", "F"))
            give(survey, answer("1020", unit, 2023, innovative(true))).statusCode(201);

        counts("")
                .body(cell("rows", "'culture'", "innovative") + ".suppressed", equalTo(true))
                .body("grouping", nullValue())
                .body("total.cells.find { it.concept == 'innovative' }.suppressed", equalTo(true));

        for (var number : EVEN.subList(0, 4))
            give(survey, answer(number, "A", 2023, innovative(false))).statusCode(201);

        counts("")
                .body(cell("rows", "'culture'", "innovative") + ".municipalities", equalTo(5))
                .body(cell("rows", "'culture'", "innovative") + ".answers", equalTo(10))
                .body(cell("rows", "'culture'", "innovative") + ".percent", equalTo(60.0f))
                .body(cell("rows", "'social'", "innovative") + ".answers", equalTo(0))
                .body(cell("rows", "'social'", "innovative") + ".percent", nullValue());
    }

    @Test
    void numbersAreReadOnTheBoundariesAsked() {
        // 1001 and 1002 became 1050 in 2017, so on the boundaries of 2023 five are four
        for (var number : List.of("1001", "1002", "1006", "1008", "1014"))
            give(survey, answer(number, null, 2016, innovative(true))).statusCode(201);

        given().get("/v1/surveys/" + survey + "/counts?boundaries=2016-01-01")
                .then()
                .body("total.cells.find { it.concept == 'innovative' }.municipalities", equalTo(5));
        counts("").body("total.cells.find { it.concept == 'innovative' }.suppressed", equalTo(true));
    }

    @Test
    void whatIsWithdrawnOrOfAnotherYearIsNotCounted() {
        answered(EVEN, 6);
        var last = give(survey, answer("1022", null, 2023, innovative(false))).extract();
        give(survey, answer("1022", null, 2022, innovative(false))).statusCode(201);
        Barometer.municipality("1022")
                .header("If-Match", last.header("ETag"))
                .delete("/v1/surveys/" + survey + "/answers/" + last.path("id"))
                .then()
                .statusCode(204);

        counts("").body("total.cells.find { it.concept == 'innovative' }.answers", equalTo(6));
        counts("&year=2022").body("total.cells.find { it.concept == 'innovative' }.suppressed", equalTo(true));
    }

    @Test
    void aMunicipalityInNoGroupIsCountedApart() {
        answered(EVEN, 6);
        for (var number : ODD)
            give(survey, answer(number, null, 2023, innovative(false))).statusCode(201);

        // the small ones alone are a group here
        World.grouping(database, "odd-only", "small");

        counts("&grouping=odd-only")
                .body("rows.group", equalTo(java.util.Arrays.asList("small", null)))
                .body("rows[1].cells.find { it.concept == 'innovative' }.hits", equalTo(6));
    }

    @Test
    void whereNobodyHasAnsweredThereIsNothing() {
        counts("&grouping=halves")
                .body("year", nullValue())
                .body("total.cells.find { it.concept == 'innovative' }.answers", equalTo(0))
                .body("total.cells.find { it.concept == 'innovative' }.percent", nullValue());
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefused() {
        var path = "/v1/surveys/" + survey + "/counts";

        given().get(path + "?grouping=no-such-thing")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("grouping"))
                .body("errors[0].code", equalTo("unknown-grouping"))
                .body("errors[0].detail", containsString("halves"));
        given().get(path + "?grouping=recent&boundaries=2023-01-01")
                .then()
                .statusCode(422)
                .body("validFrom", equalTo("2020-01-01"))
                .body("validTo", equalTo("2022-01-01"));
        given().get(path + "?boundaries=2012-12-31")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("before-the-registry"));
        given().get(path + "?municipality=1020").then().statusCode(400);
        given().get("/v1/surveys/no-such-survey/counts").then().statusCode(404);
    }
}
