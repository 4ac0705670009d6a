package no.dugnad.municipalities.grouping;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.IntStream;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groupings that writers define in CEL. */
@QuarkusTest
class DefinedGroupingTest {
    private static final String REGISTRAR = Tokens.of("dugnad:municipalities.write", "991825827");

    /** By what it counts as; in truth it is false at once. */
    private static final String DEAR =
            "municipality.population < 0 && %1$s.exists(a, %1$s.exists(b, a + b == municipality.population))"
                    .formatted(IntStream.range(0, 20).boxed().toList());

    private final String id = "aging-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aGroupingOverAnIndicatorDividesEveryDateThatItsDataCover() {
        define(
                        "municipality.indicators['old-age-dependency'] >= 0.4",
                        "municipality.indicators['old-age-dependency'] < 0.4")
                .statusCode(201)
                .body("version", equalTo(1))
                // ages of three municipalities are missing until 2017
                .body("validFrom", equalTo("2017-01-01"))
                .body("validTo", equalTo("2027-01-01"))
                .body("data.variable", contains("municipality.indicators.old-age-dependency"));

        given().get("/v1/groupings/{id}/members?at=2020-06-01&limit=500", id)
                .then()
                .statusCode(200)
                .body("total", equalTo(356))
                .body("items.findAll { it.group == 'a' }.size()", greaterThan(10))
                .body("items[0].data[0].variable", equalTo("municipality.indicators.old-age-dependency"))
                .body("items[0].data[0].year", equalTo(2020));
        given().get("/v1/municipalities?grouping={id}&group=a&at=2020-06-01", id)
                .then()
                .body("total", greaterThan(10));
        given().get("/v1/groupings/{id}/members?at=2016-12-31", id).then().statusCode(422);
        var sent = Broker.awaitType("dugnad.grouping", id, "no.dugnad.grouping.defined.v1");
        Examples.assertValid("grouping", sent.data());
        assertEquals(1, sent.data().get("version").asInt());
    }

    @Test
    void anotherDefinitionIsAnotherVersionAndBothAreReadable() {
        define("municipality.population < 3000", "municipality.population >= 3000")
                .statusCode(201);

        replace("municipality.population < 4000", "municipality.population >= 4000")
                .statusCode(200)
                .body("version", equalTo(2));

        given().get("/v1/groupings/{id}/versions", id)
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2))
                .body("items[0].groups[0].condition", equalTo("municipality.population < 3000"))
                .body("items[1].writtenBy", equalTo("991825827"));
        assertEquals(
                2,
                Broker.awaitType("dugnad.grouping", id, "no.dugnad.grouping.redefined.v1")
                        .data()
                        .get("version")
                        .asInt());
        given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-Match", tag())
                .delete("/v1/groupings/{id}", id)
                .then()
                .statusCode(204);
        given().get("/v1/groupings/{id}", id).then().statusCode(404);
        given().get("/v1/groupings/{id}/versions", id).then().body("items", hasSize(3));
        assertTrue(Broker.awaitType("dugnad.grouping", id, "no.dugnad.grouping.removed.v1")
                .data()
                .get("periods")
                .isEmpty());
        define("municipality.population < 2500", "municipality.population >= 2500")
                .statusCode(201)
                .body("version", equalTo(4));
    }

    @Test
    void groupsThatOverlapAreRefusedWithWhoShowsIt() {
        define("municipality.population < 5000", "municipality.population > 700000 || municipality.population < 200 ")
                .statusCode(400)
                .body("errors.code", hasItems("groups-overlap", "groups-leak"))
                .body("errors.find { it.code == 'groups-overlap' }.pointer", equalTo("/groups/1/condition"))
                .body("errors.find { it.code == 'groups-overlap' }.detail", containsString("1151 Utsira"));
    }

    @Test
    void groupsThatLeaveSomebodyOutAreRefusedWithWhoShowsIt() {
        define("municipality.centralityClass == 1", "municipality.centralityClass > 2")
                .statusCode(400)
                .body("errors.code", contains("groups-leak"))
                .body("errors[0].pointer", equalTo("/groups"))
                .body(
                        "errors[0].detail",
                        allOf(containsString("19 "), containsString("2020-01-01"), containsString("4601 Bergen")));
        given().get("/v1/groupings/{id}", id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "municipality.popu < 1                                   | cel-unknown-field",
                "municipality.population < 'x'                           | cel-wrong-types",
                "municipality.population + 1                             | cel-not-a-condition",
                "town.population < 1                                     | cel-unknown-name",
                "municipality.population <                               | cel-syntax",
                "municipality.indicators['nothing'] < 1.0                | unknown-indicator",
                "municipality.indicators.exists(i, i == 'x')             | name-a-value",
                "[1,2].all(a, [1,2].all(b, [1,2].all(c, a + b + c > 0))) | cel-syntax",
            })
    void aConditionThatIsNoneIsRefusedAtItsPlace(String condition, String code) {
        define("true", condition)
                .statusCode(400)
                .body("errors.code", hasItem(code))
                .body("errors.pointer", hasItem(equalTo("/groups/1/condition")));
    }

    /** Each is cheap enough by itself. */
    @Test
    void conditionsThatAreTooDearTogetherAreRefusedAtTheDearest() {
        define(DEAR, DEAR, DEAR, DEAR + " || true", DEAR)
                .statusCode(400)
                .body("errors.code", contains("cel-too-dear-together"))
                .body("errors[0].pointer", equalTo("/groups/3/condition"));
    }

    /** There are so many municipalities at so many dates, each with a population of its own. */
    @Test
    void aDefinitionThatCostsTooMuchToTryIsRefused() {
        define(DEAR, DEAR, DEAR, DEAR, "true")
                .statusCode(422)
                .body("type", equalTo("urn:dugnad:problem:conditions-too-dear"));
        given().get("/v1/groupings/{id}", id).then().statusCode(404);
    }

    @Test
    void aConditionThatCannotBeWorkedOutIsRefused() {
        define("municipality.population / (municipality.population - municipality.population) > 1", "false")
                .statusCode(400)
                .body("errors.code", contains("grouping-unknown"));
        define(
                        "municipality.indicators['area-km2'] < 100.0 && municipality.population > 0 && municipality.number < '0'",
                        "municipality.organisationNumber == '1'")
                .statusCode(400);
    }

    @Test
    void aShippedGroupingIsNotChanged() {
        given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-Match", given().get("/v1/groupings/county").header("ETag"))
                .contentType("application/json")
                .body(body("true", "false"))
                .put("/v1/groupings/county")
                .then()
                .statusCode(409);
        given().contentType("application/json")
                .body(body("true", "false"))
                .put("/v1/groupings/x")
                .then()
                .statusCode(401);
        given().get("/v1/groupings/county/versions").then().body("items[0].writtenAt", nullValue());
    }

    @Test
    void theSamiAreaAndLabourMarketsCoverTheMunicipalitiesOf2024() {
        given().get("/v1/groupings/sami-administrative-area/members?at=2024-01-01&limit=500")
                .then()
                .statusCode(200)
                .body("total", equalTo(357))
                .body("items.find { it.number == '5612' }.name", startsWith("Guovdageaidnu"))
                .body("items.find { it.number == '5612' }.group", equalTo("inside"))
                .body("items.find { it.number == '1580' }.group", equalTo("outside"));
        given().get("/v1/groupings/labour-market-region/members?at=2024-01-01&limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.number == '4601' }.group", equalTo("056"));
    }

    /** Groups a, b and so on. */
    private ValidatableResponse define(String... conditions) {
        return given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(body(conditions))
                .put("/v1/groupings/{id}", id)
                .then();
    }

    private ValidatableResponse replace(String a, String b) {
        return given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-Match", tag())
                .contentType("application/json")
                .body(body(a, b))
                .put("/v1/groupings/{id}", id)
                .then();
    }

    private String tag() {
        return given().get("/v1/groupings/{id}", id).header("ETag");
    }

    private static String body(String... conditions) {
        var groups = IntStream.range(0, conditions.length)
                .mapToObj(i -> "{\"id\":\"%1$c\",\"name\":{\"nb\":\"Gruppe %1$c\"},\"condition\":\"%2$s\"}"
                        .formatted('a' + i, conditions[i]))
                .toList();
        return "{\"name\":{\"nb\":\"Deler\"},\"description\":{\"nb\":\"Et eksempel\"},\"source\":\"Example\",\"groups\":"
                + groups + "}";
    }
}
