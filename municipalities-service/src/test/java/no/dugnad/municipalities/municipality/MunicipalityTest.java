package no.dugnad.municipalities.municipality;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Municipalities of a date, and what they were, over HTTP. */
@QuarkusTest
class MunicipalityTest {
    @ParameterizedTest
    @CsvSource({
        "2013-01-01,428",
        "2016-12-31,428",
        "2017-01-01,426",
        "2018-01-01,422",
        "2019-12-31,422",
        "2020-01-01,356",
        "2023-12-31,356",
        "2024-01-01,357",
        "2026-10-01,357"
    })
    void everyDateHasItsMunicipalities(String at, int count) {
        given().get("/v1/municipalities?limit=500&at=" + at)
                .then()
                .statusCode(200)
                .body("total", equalTo(count))
                .body("items", hasSize(count));
    }

    @Test
    void aMunicipalityIsShownAsItIsAtTheDate() {
        given().get("/v1/municipalities/3018?at=2020-06-01")
                .then()
                .statusCode(200)
                .body("name", equalTo("Våler"))
                .body("klassLabel", equalTo("Våler (Viken)"))
                .body("countyNumber", equalTo("30"))
                .body("countyName", equalTo("Viken"))
                .body("validFrom", equalTo("2020-01-01"))
                .body("validTo", equalTo("2024-01-01"))
                .body("populationYear", equalTo(2020))
                .body("centralityClass", notNullValue());
        given().get("/v1/municipalities/0301?at=2019-12-31")
                .then()
                .statusCode(200)
                .body("name", equalTo("Oslo"))
                .body("validTo", nullValue())
                .body("population", equalTo(681071))
                .body("centralityClass", nullValue())
                .body("organisationNumber", equalTo("958935420"));
        given().get("/v1/municipalities/5636").then().statusCode(200).body("names.se", equalTo("Unjárga"));
    }

    @Test
    void severalAreReadByTheirNumbers() {
        given().get("/v1/municipalities?number=4633,0301&number=1508&number=0301")
                .then()
                .statusCode(200)
                .body("items.number", contains("0301", "1508", "4633"));
        given().get("/v1/municipalities?number=0301,1507,9999")
                .then()
                .statusCode(400)
                .body("errors.parameter", everyItem(equalTo("number")))
                .body("errors.code", contains("municipality-ended", "unknown-municipality"))
                .body("successors.number", contains("1508", "1580"));
        given().get("/v1/municipalities?number=1507&at=2023-12-31").then().body("items.name", contains("Ålesund"));
    }

    @Test
    void aListIsPagedAndNarrowed() {
        var first = given().get("/v1/municipalities?at=2020-01-01&county=46&limit=40")
                .then()
                .statusCode(200)
                .body("total", equalTo(43))
                .body("items", hasSize(40))
                .extract();
        given().urlEncodingEnabled(false)
                .get(first.<String>path("next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("next", nullValue());
        given().get("/v1/municipalities?q=alesund&at=2024-01-01").then().body("items.number", contains("1508"));
        given().queryParam("q", "Kárášjohka").get("/v1/municipalities").then().body("items.number", contains("5610"));
        given().get("/v1/municipalities?q=031&at=2024-01-01").then().body("total", equalTo(0));
        given().get("/v1/municipalities?grouping=small-district&group=small-district&at=2020-01-01&limit=500")
                .then()
                .body("total", equalTo(163))
                .body("items.population", everyItem(org.hamcrest.Matchers.lessThan(5000)));
    }

    @Test
    void aNumberThatHasEndedNamesItsSuccessors() {
        given().header("Accept-Language", "nb")
                .get("/v1/municipalities/1507?at=2024-01-01")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("validFrom", equalTo("2020-01-01"))
                .body("validTo", equalTo("2024-01-01"))
                .body("successors.number", contains("1508", "1580"))
                .body("successors.name", contains("Ålesund", "Haram"))
                .body("detail", containsString("Kommune 1507"));
        // Re went into Tønsberg in 2020, which got another number in 2024
        given().get("/v1/municipalities/0716?at=2024-01-01")
                .then()
                .statusCode(404)
                .body("successors.number", contains("3803"))
                .body("successorsAtDate.number", contains("3905"));
    }

    @Test
    void aNumberThatHasNotBegunNamesWhatItComesFrom() {
        given().get("/v1/municipalities/1580?at=2020-01-01")
                .then()
                .statusCode(404)
                .body("validFrom", equalTo("2024-01-01"))
                .body("predecessors.number", contains("1507"))
                .body("successors", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "0301%20", "٠٣٠١", "abcd", "03010", "030%00"})
    void aNumberThatIsNoNumberIsNotFound(String number) {
        given().urlEncodingEnabled(!number.contains("%"))
                .get("/v1/municipalities/" + number)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dugnad:problem:municipality-number"));
    }

    @Test
    void anUnknownNumberIsNotFound() {
        given().get("/v1/municipalities/9999")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:dugnad:problem:unknown-municipality"));
        given().get("/v1/municipalities/9999/history").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "at=2012-12-31, at, before-the-registry",
        "at=2019-13-01, at, not-a-date",
        "at=20200101, at, not-a-date",
        "county=1, county, county-number",
        "grouping=x, grouping, unknown-grouping",
        "group=x, group, group-without-grouping",
        "grouping=county&group=x, group, unknown-group",
        "year=2020, year, unknown-parameter"
    })
    void aFaultInAParameterIsNamed(String query, String parameter, String code) {
        given().get("/v1/municipalities?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        var tag = given().get("/v1/municipalities/0301?at=2020-01-01")
                .then()
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/municipalities/0301?at=2020-01-01")
                .then()
                .statusCode(304);
        var list =
                given().get("/v1/municipalities?at=2020-01-01").then().extract().header("ETag");
        given().header("If-None-Match", list)
                .get("/v1/municipalities?at=2020-01-01")
                .then()
                .statusCode(304);
    }

    @Test
    void aHistoryTellsAll() {
        given().get("/v1/municipalities/1507/history")
                .then()
                .statusCode(200)
                .body("versions", hasSize(1))
                .body("changes.kind", contains("merge", "split"))
                .body("predecessors.number", contains("1504", "1523", "1529", "1534", "1546"))
                .body("successors.number", contains("1508", "1580"));
        given().get("/v1/municipalities/5001/history")
                .then()
                .body("versions.name", contains("Trondheim", "Trondheim", "Trondheim - Tråante"))
                .body("predecessors.number", contains("1601", "5030"));
    }

    @Test
    void changesHaveTheKindsThatAReaderWouldUse() {
        given().get("/v1/municipality-changes?from=2017-01-01&to=2017-01-01")
                .then()
                .statusCode(200)
                .body("items.find { it.kind == 'split' }.from.number", contains("0720"))
                .body("items.find { it.kind == 'split' }.to.number", contains("0704", "0710"))
                .body("items.findAll { it.kind == 'merge' }.to.number.flatten()", contains("0704", "0710"))
                .body("items.find { it.kind == 'rename' }.to[0].name", equalTo("Fauske - Fuossko"))
                .body("total", equalTo(4));
        given().get("/v1/municipality-changes?from=2024-01-01&to=2024-12-31&limit=500")
                .then()
                .body("total", equalTo(117))
                .body("items.find { it.kind == 'split' }.from.number", contains("1507"))
                .body("items.find { it.from[0].number == '3001' }.kind", equalTo("county-change"))
                .body("items.find { it.from[0].number == '3001' }.to.number", contains("3101"))
                .body("items.findAll { it.kind == 'rename' }.from.number.flatten()", contains("1833", "1845", "5037"));
        given().get("/v1/municipality-changes?from=2019-01-01&to=2019-01-01")
                .then()
                .body("items.find { it.from[0].number == '1567' }.kind", equalTo("county-change"));
        given().get("/v1/municipality-changes?to=2014-12-31").then().body("total", equalTo(0));
    }

    @Test
    void changesCannotRunBackwards() {
        given().get("/v1/municipality-changes?from=2020-01-02&to=2020-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("from"))
                .body("errors[0].code", equalTo("from-after-to"));
        given().get("/v1/municipality-changes?from=2012-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("from"));
    }

    @Test
    void translationsComeAllAtOnceOrForChosenNumbers() {
        given().get("/v1/municipality-translations?from=2019-12-31&to=2024-01-01")
                .then()
                .statusCode(200)
                .body("items", hasSize(422))
                .body("next", nullValue());
        given().get("/v1/municipality-translations?from=2020-01-01&to=2024-01-01&number=1507&number=0301")
                .then()
                .statusCode(200)
                .body("items.source.name", contains("Oslo", "Ålesund"))
                .body("items[0].method", equalTo("unchanged"))
                .body("items[1].method", equalTo("population"))
                .body("items[1].targets.number", contains("1508", "1580"))
                .body("items[1].targets.name", contains("Ålesund", "Haram"));
    }

    @Test
    void aTranslationIsAskedForRightly() {
        given().get("/v1/municipality-translations?from=2020-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("to"))
                .body("errors[0].code", equalTo("not-null"));
        given().get("/v1/municipality-translations?from=2012-01-01&to=2020-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("from"));
        given().get("/v1/municipality-translations?from=2020-01-01&to=2024-01-01&number=1508")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("number"))
                .body("errors[0].code", equalTo("not-valid-then"));
        given().get("/v1/municipality-translations?from=2020-01-01&to=2024-01-01&number=301")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("municipality-number"));
        var many = IntStream.range(0, 5_000)
                .mapToObj(i -> "number=" + String.format("%04d", i))
                .collect(Collectors.joining("&"));
        given().get("/v1/municipality-translations?from=2020-01-01&to=2024-01-01&" + many)
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("number"))
                .body("errors.code", hasItem("size"));
    }

    @Test
    void countiesFollowTheDate() {
        given().get("/v1/counties?at=2017-12-31").then().statusCode(200).body("total", equalTo(19));
        given().get("/v1/counties?at=2018-01-01").then().body("total", equalTo(18));
        given().get("/v1/counties?at=2020-01-01")
                .then()
                .body("total", equalTo(11))
                .body("items.name", hasItem("Viken"));
        given().get("/v1/counties").then().body("total", equalTo(15));
        given().get("/v1/counties/30?at=2023-12-31").then().statusCode(200).body("name", equalTo("Viken"));
        given().get("/v1/counties/30?at=2024-01-01").then().statusCode(404).body("validTo", equalTo("2024-01-01"));
        given().get("/v1/counties/99").then().statusCode(404);
        given().get("/v1/counties/3").then().statusCode(404);
    }
}
