package no.dugnad.municipalities.kommuneinfo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of Kartverket's kommuneinfo gets. */
@QuarkusTest
class KommuneinfoTest {
    private static final String BASE = "/kommuneinfo/v1";

    @Test
    void theMunicipalitiesAreThoseOfToday() {
        given().get(BASE + "/kommuner")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("$", hasSize(357))
                .body("[0]", aMapWithSize(3))
                .body("kommunenummer", hasItem("0301"))
                .body("find { it.kommunenummer == '5612' }.kommunenavn", equalTo("Guovdageaidnu"))
                .body("find { it.kommunenummer == '5612' }.kommunenavnNorsk", equalTo("Kautokeino"));
    }

    @Test
    void aMunicipalityIsShownAsKartverketShowsIt() {
        var body = given().get(BASE + "/kommuner/5540")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals("""
                {"avgrensningsboks":null,"fylkesnavn":"Troms","fylkesnummer":"55",\
                "gyldigeNavn":[{"navn":"Gáivuotna","prioritet":1,"sprak":"Northern Sami"},\
                {"navn":"Kåfjord","prioritet":2,"sprak":"Norwegian"},\
                {"navn":"Kaivuono","prioritet":3,"sprak":"Kven Finnish"}],\
                "kommunenavn":"Gáivuotna","kommunenavnNorsk":"Kåfjord","kommunenummer":"5540",\
                "punktIOmrade":{"coordinates":[LON,LAT],"crs":{"properties":{"name":"EPSG:4258"},"type":"name"},"type":"Point"},\
                "samiskForvaltningsomrade":true}""", body.replaceFirst("\\[2[0-9]\\.[0-9]+,6[0-9]\\.[0-9]+]", "[LON,LAT]"));
    }

    @Test
    void aNameInOneLanguageHasOneValidName() {
        given().get(BASE + "/kommuner/1103?utkoordsys=4326")
                .then()
                .statusCode(200)
                .body("gyldigeNavn", hasSize(1))
                .body("gyldigeNavn[0].navn", equalTo("Stavanger"))
                .body("gyldigeNavn[0].sprak", equalTo("Norwegian"))
                .body("punktIOmrade.coordinates", contains(5.71261f, 59.10201f))
                .body("punktIOmrade.crs.properties.name", equalTo("EPSG:4326"))
                .body("samiskForvaltningsomrade", equalTo(false));
    }

    @Test
    void aNameIsSpeltAsItsLanguageHasItAndALanguageThatIsNotKnownIsNull() {
        given().get(BASE + "/kommuner/5622")
                .then()
                .body("gyldigeNavn.navn", contains("Porsanger", "Porsáŋgu", "Porsanki"))
                .body("gyldigeNavn.sprak", contains("Norwegian", "Northern Sami", "Kven Finnish"));
        given().get(BASE + "/kommuner/1833")
                .then()
                .body("kommunenavn", equalTo("Rana"))
                .body("gyldigeNavn.navn", contains("Rana", "Raane"))
                .body("gyldigeNavn.sprak", contains(equalTo("Norwegian"), nullValue()));
    }

    @Test
    void aMunicipalityWithoutAPointIsShownWithoutOne() {
        given().get(BASE + "/kommuner/1508").then().statusCode(200).body("punktIOmrade", nullValue());
    }

    @Test
    void anOldNumberIsNotFoundAndLeadsToWhatItBecame() {
        given().get(BASE + "/kommuner/1507")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header(
                        "Link",
                        equalTo("</kommuneinfo/v1/kommuner/1508>; rel=\"successor-version\","
                                + " </kommuneinfo/v1/kommuner/1580>; rel=\"successor-version\""))
                .body("successors.number", contains("1508", "1580"));
        given().get(BASE + "/kommuner/1507/nabokommuner").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "301", "abcd", "0301%20", "٠٣٠١"})
    void aNumberThatIsNoneIsNotFound(String number) {
        given().urlEncodingEnabled(!number.contains("%"))
                .get(BASE + "/kommuner/" + number)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void countiesAreThoseOfToday() {
        given().get(BASE + "/fylker")
                .then()
                .statusCode(200)
                .body("$", hasSize(15))
                .body("find { it.fylkesnummer == '18' }.fylkesnavn", equalTo("Nordland"));
        given().get(BASE + "/fylker/03")
                .then()
                .statusCode(200)
                .body("avgrensningsboks", nullValue())
                .body("kommuner", hasSize(1))
                .body("kommuner[0]", aMapWithSize(2))
                .body("kommuner[0].kommunenavn", equalTo("Oslo"));
        given().get(BASE + "/fylker/30").then().statusCode(404);
        given().get(BASE + "/fylker/Alle").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fylkerkommuner", "/fylkerKommuner"})
    void countiesComeWithAllOfTheirMunicipalities(String path) {
        given().get(BASE + path + "?filtrer=fylkesnummer,kommuner.kommunenummer,kommuner.fylkesnummer")
                .then()
                .statusCode(200)
                .body("$", hasSize(15))
                .body("kommuner.flatten()", hasSize(357))
                .body("every { f -> f.kommuner.every { it.fylkesnummer == f.fylkesnummer } }", equalTo(true));
        given().get(BASE + path).then().statusCode(200).body("[0].kommuner[0].gyldigeNavn[0].navn", equalTo("Oslo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/fylker/03?filtrer=fylkesnummer | {\"fylkesnummer\":\"03\"}",
                "/fylker/03?filtrer=kommuner.kommunenummer | {\"kommuner\":[{\"kommunenummer\":\"0301\"}]}",
                "/fylker/03?filtrer=kommuner.kommunenummer,fylkesnavn | {\"fylkesnavn\":\"Oslo\",\"kommuner\":[{\"kommunenummer\":\"0301\"}]}",
                "/fylker/03?filtrer=kommuner,kommuner.kommunenavn | {\"kommuner\":[{\"kommunenavn\":\"Oslo\",\"kommunenummer\":\"0301\"}]}",
                "/fylker/03?filtrer=kommuner.kommunenavn,kommuner | {\"kommuner\":[{\"kommunenavn\":\"Oslo\",\"kommunenummer\":\"0301\"}]}",
                "/kommuner/0301?filtrer=avgrensningsboks.coordinates,kommunenummer | {\"avgrensningsboks\":null,\"kommunenummer\":\"0301\"}",
                "/kommuner/0301?filtrer=punktIOmrade.crs.properties.name | {\"punktIOmrade\":{\"crs\":{\"properties\":{\"name\":\"EPSG:4258\"}}}}",
                "/sok?knavn=stavanger&filtrer=antallTreff,kommuner.kommunenavn | {\"antallTreff\":1,\"kommuner\":[{\"kommunenavn\":\"Stavanger\"}]}"
            })
    void aFilterLeavesTheFieldsAskedFor(String address, String body) {
        assertEquals(
                body,
                given().get(BASE + address).then().statusCode(200).extract().asString());
    }

    @Test
    void listsAreSortedTheNorwegianWay() {
        var names = given().get(BASE + "/kommuner?sorter=kommunenavnNorsk")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("kommunenavnNorsk", String.class);
        assertEquals("Alstahaug", names.getFirst());
        assertEquals("Åsnes", names.getLast());
        given().get(BASE + "/fylker?sorter=fylkesnavn")
                .then()
                .body("[0].fylkesnavn", equalTo("Agder"))
                .body("[-1].fylkesnavn", equalTo("Østfold"));
        given().get(BASE + "/fylkerkommuner?sorterfylker=fylkesnavn&sorterkommuner=kommunenavnNorsk"
                        + "&filtrer=fylkesnavn,kommuner.kommunenavnNorsk")
                .then()
                .body("[0].fylkesnavn", equalTo("Agder"))
                .body("[0].kommuner[0].kommunenavnNorsk", equalTo("Arendal"));
    }

    @Test
    void neighboursHaveACommonBorderOnLand() {
        given().get(BASE + "/kommuner/1859/nabokommuner?sorter=kommunenavn")
                .then()
                .statusCode(200)
                .body("kommunenavn", contains("Moskenes"));
        given().get(BASE + "/kommuner/0301/nabokommuner?filtrer=kommunenummer")
                .then()
                .statusCode(200)
                .body("[0]", aMapWithSize(1))
                .body("kommunenummer", hasItem("3201"));
        given().get(BASE + "/kommuner/1835/nabokommuner").then().statusCode(200).body("$", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "*oltåle*, 5026",
        "holtålen, 5026",
        "PORSANGER, 5622",
        "gáivuotna, 5540",
        "kaivu*, 5540",
        "*uovdageaidnu, 5612"
    })
    void aSearchFindsANameInAnyLanguage(String name, String number) {
        given().queryParam("knavn", name)
                .get(BASE + "/sok")
                .then()
                .statusCode(200)
                .body("antallTreff", equalTo(1))
                .body("kommuner.kommunenummer", contains(number))
                .body("kommuner[0]", aMapWithSize(9));
    }

    @Test
    void aSearchThatFindsNothingIsNotFound() {
        given().header("Accept-Language", "nb")
                .get(BASE + "/sok?knavn=oltåle")
                .then()
                .statusCode(404)
                .body("detail", containsString("Ingen treff"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sok | knavn | not-null",
                "/sok?knavn=a | knavn | kommuneinfo-name",
                "/sok?knavn=*a* | knavn | kommuneinfo-name",
                "/sok?knavn=a;b | knavn | kommuneinfo-name",
                "/sok?knavn=oslo&sorter=gyldigeNavn | sorter | not-one-of",
                "/kommuner?sorter=navn | sorter | not-one-of",
                "/kommuner?filtrer=fylkesnavn | filtrer | not-one-of",
                "/kommuner?filtrer= x | filtrer | not-one-of",
                "/kommuner/0301?filtrer=kommunenavn.x | filtrer | not-one-of",
                "/kommuner/0301?utkoordsys=25833 | utkoordsys | not-one-of",
                "/kommuner?at=2020-01-01 | at | unknown-parameter",
                "/fylkerkommuner?sorterkommuner=x | sorterkommuner | not-one-of",
                "/fylkerkommuner?sorterfylker=kommuner | sorterfylker | not-one-of"
            })
    void aFaultInAParameterIsNamed(String address, String parameter, String code) {
        given().get(BASE + address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", everyItem(equalTo(parameter)))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        var tag = given().get(BASE + "/fylkerkommuner").header("ETag");
        given().header("If-None-Match", tag)
                .get(BASE + "/fylkerkommuner")
                .then()
                .statusCode(304);
    }
}
