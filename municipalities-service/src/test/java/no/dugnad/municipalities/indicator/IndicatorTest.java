package no.dugnad.municipalities.indicator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.translation.Translations;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class IndicatorTest {
    private static final String REGISTRAR = Tokens.of("dugnad:municipalities.write", "991825827");
    private static final RestAssuredConfig DOUBLES =
            RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

    private static final String SHARE = """
            {"name":{"nb":"Andel med bredbånd","nn":"Del med breiband","en":"Share with broadband"},"description":{"nb":"Et eksempel.","nn":"Eit døme.","en":"An example."},
             "unit":"share","source":"Example","carriedBy":"weighted-mean","weightedBy":"population"}""";

    @Test
    void theShippedOnesAreShown() {
        given().get("/v1/indicators")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        hasItems(
                                "population",
                                "age-0-5",
                                "share-67-plus",
                                "share-80-plus",
                                "old-age-dependency",
                                "centrality-index",
                                "area-km2",
                                "density"));
        given().get("/v1/indicators/population")
                .then()
                .body("unit", equalTo("persons"))
                .body("source", containsString("07459"))
                .body("years", hasItems(2013, 2026));
        given().get("/v1/indicators/nothing").then().statusCode(404);
    }

    @Test
    void aValueOnItsOwnBoundariesIsTheSourcesOwn() {
        values("indicator=population&year=2020&municipality=0301")
                .body("total", equalTo(1))
                .body("items[0].value", equalTo(693494.0))
                .body("items[0].carried", nullValue());
        values("indicator=population&year=2020&limit=500").body("total", equalTo(356));
        values("indicator=population&year=2020&at=2023-12-31&municipality=0301")
                .body("items[0].value", equalTo(693494.0))
                .body("items[0].carried", nullValue());
    }

    @Test
    void aSumOnOtherBoundariesSaysSo() {
        // Ålesund and Haram of 2024, from the five municipalities of 2019: a stated descent
        values("indicator=population&year=2019&at=2024-01-01&municipality=1580")
                .body("items[0].value", equalTo(9383.0))
                .body("items[0].carried.from", equalTo("2019-01-01"))
                .body("items[0].carried.sources", contains("1534"))
                .body("items[0].carried.method", equalTo("stated-lineage"));
        values("indicator=population&year=2023&at=2024-01-01&municipality=1508")
                .body("items[0].carried.sources", contains("1507"))
                .body("items[0].carried.method", equalTo("population"));
    }

    @Test
    void aMeanIsWeightedAndAClassIsNotCarriedThroughASplit() {
        // Sandnes and Forsand became Sandnes
        values("indicator=share-67-plus&year=2019&at=2020-01-01&municipality=1108")
                .body("items[0].value", closeTo(share67OfSandnesAndForsand(), 1e-12))
                .body("items[0].carried.sources", containsInAnyOrder("1102", "1129"));
        values("indicator=centrality-class&year=2020&at=2024-01-01&municipality=1580")
                .body("total", equalTo(0));
        values("indicator=centrality-class&year=2020&at=2024-01-01&municipality=3301")
                .body("items[0].carried.method", equalTo("renumbered"));
    }

    private static double share67OfSandnesAndForsand() {
        var ages = ShippedRegistry.REGISTRY.facts().ages();
        var old = 0.0;
        var all = 0.0;
        for (var number : new String[] {"1102", "1129"}) {
            var a = ages.get(number).get(2019);
            var over = a.from67() + a.from80() + a.from90();
            old += over;
            all += over + a.from0() + a.from6() + a.from16() + a.from18();
        }
        return old / all;
    }

    @Test
    void everySumIsConservedBetweenAllBoundaries() {
        var registry = ShippedRegistry.REGISTRY;
        var indicators = Indicators.of(registry);
        var carrying = new Carrying(
                Translations.of(registry), id -> indicators.find(id).orElse(null));
        for (var id : new String[] {"population", "age-80-89"})
            for (var year : new int[] {2013, 2017, 2019, 2020, 2023, 2024, 2026})
                for (var at : registry.boundaries()) {
                    var indicator = indicators.find(id).orElseThrow();
                    // ages of three municipalities are missing until 2017
                    if (!complete(registry, indicator, year)) continue;
                    var there = carrying.values(indicator, year, at).stream()
                            .mapToDouble(IndicatorValueView::value)
                            .sum();
                    var here = indicator.values().get(year).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                    assertEquals(here, there, 1e-3, id + " of " + year + " at " + at);
                }
    }

    private static boolean complete(Registry registry, Indicator indicator, int year) {
        return registry.validAt(LocalDate.of(year, 1, 1)).size()
                == indicator.values().get(year).size();
    }

    @Test
    void agesAddUpToThePopulation() {
        var facts = ShippedRegistry.REGISTRY.facts();
        facts.ages()
                .forEach((number, years) -> years.forEach((year, a) -> assertEquals(
                        facts.population().get(number).get(year),
                        a.from0() + a.from6() + a.from16() + a.from18() + a.from67() + a.from80() + a.from90(),
                        number + " " + year)));
    }

    @Test
    void aWriterAddsAnIndicatorAndItsValuesAndTheyAreTold() {
        var id = unique("broadband");

        created(id, SHARE);
        upload(id, "number;year;value\n0301;2024;0,98\n4601;2024;0.97\n")
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("changed", equalTo(2))
                .body("years", contains(2024));

        values("indicator=" + id).body("items.value", contains(0.98, 0.97));
        var sent = Broker.awaitType("dugnad.indicator", id + "/2024", "no.dugnad.indicator.measured.v1");
        Examples.assertValid("indicator", sent.data());
        var example = (com.fasterxml.jackson.databind.node.ObjectNode) Examples.json("indicator.measured");
        assertEquals(example.put("id", id), sent.data());

        upload(id, "value,number,year\n0.98,0301,2024\n0.97,4601,2024\n").body("changed", equalTo(0));
        upload(id, "number,year,value\n0301,2024,\n4601,2024,\n").body("changed", equalTo(2));
        var removed = Broker.awaitType("dugnad.indicator", id + "/2024", "no.dugnad.indicator.removed.v1");
        assertTrue(removed.data().get("values").isEmpty());
    }

    @Test
    void aShippedIndicatorComesToTheBrokerWhole() {
        var sent = Broker.awaitType("dugnad.indicator", "population/2020", "no.dugnad.indicator.measured.v1");
        Examples.assertValid("indicator", sent.data());
        assertEquals(356, sent.data().get("values").size());
        assertEquals(693494, sent.data().get("values").get("0301").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number,year,value\\n301,2024,1                 | /2/number | municipality-number",
                "number,year,value\\n٠٣٠١,2024,1                | /2/number | municipality-number",
                "number,year,value\\n0301,2012,1                | /2/year   | value-year",
                "number,year,value\\n0301,2099,1                | /2/year   | value-year",
                "number,year,value\\n1508,2020,1                | /2/number | not-valid-then",
                "number,year,value\\n0301,2024,NaN              | /2/value  | value-number",
                "number,year,value\\n0301,2024,1\\n0301,2024,2  | /3/number | row-twice",
                "number,year,value\\n0301,2024                  | /2/number | wrong-field-count",
                "number,year\\n0301,2024                        | /1        | missing-column",
                "number,year,value,x\\n0301,2024,1,1            | /1        | unknown-column",
                "number,year,value                              | /1        | no-rows",
            })
    void whatIsWrongInAFileIsNamedByLineAndNothingIsTaken(String file, String pointer, String code) {
        var id = unique("faulty");
        created(id, SHARE);

        upload(id, file.replace("\\n", "\n"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].line", notNullValue());

        values("indicator=" + id).body("total", equalTo(0));
    }

    @Test
    void everyFaultOfAFileIsListed() {
        var id = unique("faulty");
        created(id, SHARE);

        upload(id, "number,year,value\n0301,2024,1\n9999,2024,x\n1,2,3\n")
                .statusCode(400)
                .body("errors.pointer", contains("/3/number", "/3/value", "/4/year", "/4/number"));
    }

    @Test
    void aDefinitionIsChecked() {
        put(unique("x"), SHARE.replace(",\"weightedBy\":\"population\"", ""))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/weightedBy"));
        put(unique("x"), SHARE.replace("\"population\"", "\"nothing\""))
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-indicator"));
        put("Not A Slug", SHARE).statusCode(400);
        given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-Match", given().get("/v1/indicators/population").header("ETag"))
                .contentType("application/json")
                .body(SHARE)
                .put("/v1/indicators/population")
                .then()
                .statusCode(409);
        upload("population", "number,year,value\n0301,2024,1\n").statusCode(409);
        given().contentType("application/json")
                .body(SHARE)
                .put("/v1/indicators/x")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of("dugnad:instruments.write", "991825827"))
                .contentType("application/json")
                .body(SHARE)
                .put("/v1/indicators/x")
                .then()
                .statusCode(403);
    }

    @Test
    void anIndicatorIsReplacedAndRemoved() {
        var id = unique("short-lived");
        created(id, SHARE);
        upload(id, "number,year,value\n0301,2024,1\n").statusCode(200);
        var tag = given().get("/v1/indicators/" + id).header("ETag");

        given().header("Authorization", "Bearer " + REGISTRAR)
                .contentType("application/json")
                .body(SHARE)
                .put("/v1/indicators/" + id)
                .then()
                .statusCode(428);
        given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-Match", tag)
                .contentType("application/json")
                .body(SHARE.replace("\"share\"", "\"percent\""))
                .put("/v1/indicators/" + id)
                .then()
                .statusCode(200)
                .body("unit", equalTo("percent"))
                .body("years", contains(2024));
        given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-Match", given().get("/v1/indicators/" + id).header("ETag"))
                .delete("/v1/indicators/" + id)
                .then()
                .statusCode(204);

        given().get("/v1/indicators/" + id).then().statusCode(404);
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefused() {
        given().get("/v1/indicator-values?indicator=nothing").then().statusCode(400);
        given().get("/v1/indicator-values?municipality=301").then().statusCode(400);
        given().get("/v1/indicator-values?municipality=1507&at=2024-01-01")
                .then()
                .statusCode(400);
        given().get("/v1/indicator-values?at=2012-01-01").then().statusCode(400);
        values("indicator=population&year=1999").body("items", hasSize(0));
    }

    private static ValidatableResponse values(String query) {
        return given().config(DOUBLES)
                .get("/v1/indicator-values?" + query)
                .then()
                .statusCode(200);
    }

    private static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static void created(String id, String body) {
        put(id, body).statusCode(201).header("Location", containsString("/v1/indicators/" + id));
    }

    private static ValidatableResponse put(String id, String body) {
        return given().header("Authorization", "Bearer " + REGISTRAR)
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(body)
                .put("/v1/indicators/{id}", id)
                .then();
    }

    private static ValidatableResponse upload(String id, String file) {
        return given().header("Authorization", "Bearer " + REGISTRAR)
                .contentType("text/csv; charset=utf-8")
                .body(file)
                .post("/v1/indicators/" + id + "/values")
                .then();
    }
}
