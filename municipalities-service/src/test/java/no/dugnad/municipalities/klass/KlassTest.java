package no.dugnad.municipalities.klass;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of SSB's KLASS gets, byte for byte where KLASS's own bytes are known. */
@QuarkusTest
class KlassTest {
    private static final String KLASS = "/api/klass/v1";
    private static final String MUNICIPALITIES = KLASS + "/classifications/131";

    @ParameterizedTest
    @CsvSource({"2013-01-01, 428", "2018-01-01, 422", "2020-01-01, 356", "2024-01-01, 357"})
    void theMunicipalitiesOfADateAreAsManyAsInKlass(String date, int count) {
        json().get(MUNICIPALITIES + "/codesAt?date=" + date)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("codes", hasSize(count))
                .body("codes.code.unique()", hasSize(count))
                .body("codes.level", everyItem(equalTo("1")));
        json().get(MUNICIPALITIES + "/corresponds?targetClassificationId=104&from=" + date + "&to=" + next(date))
                .then()
                .statusCode(200)
                .body("correspondenceItems", hasSize(count));
    }

    @Test
    void aCodeOfADateHasTheFieldsOfKlass() {
        var body = json().get(MUNICIPALITIES + "/codesAt?date=2020-01-01&selectCodes=3018")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals("""
                {"codes":[{"code":"3018","parentCode":null,"level":"1","name":"Våler (Viken)","shortName":"",\
                "presentationName":"","validFrom":"2020-01-01","validTo":"2024-01-01","notes":""}]}""", body);
    }

    @Test
    void aCodeInARangeSaysWhichPartOfTheRange() {
        var body = json().get(MUNICIPALITIES + "/codes?from=2019-06-01&to=2021-01-01&selectCodes=1507,1504")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals("""
                {"codes":[{"code":"1504","parentCode":null,"level":"1","name":"Ålesund","shortName":"","presentationName":"",\
                "validFrom":"1977-01-01","validTo":"2020-01-01","validFromInRequestedRange":"2019-06-01",\
                "validToInRequestedRange":"2020-01-01","notes":""},\
                {"code":"1507","parentCode":null,"level":"1","name":"Ålesund","shortName":"","presentationName":"",\
                "validFrom":"2020-01-01","validTo":"2024-01-01","validFromInRequestedRange":"2020-01-01",\
                "validToInRequestedRange":"2021-01-01","notes":""}]}""", body);
    }

    @Test
    void aNameThatChangesIsTwoItemsAndAnExtentThatChangesIsOne() {
        json().get(MUNICIPALITIES + "/codes?from=2013-01-01&selectCodes=1939,1103")
                .then()
                .statusCode(200)
                .body("codes.code", contains("1103", "1939", "1939"))
                .body("codes[0].validFromInRequestedRange", equalTo("2013-01-01"))
                .body("codes[0].validToInRequestedRange", nullValue())
                .body("codes.name", contains("Stavanger", "Storfjord", "Storfjord - Omasvuotna - Omasvuono"))
                .body("codes[2].validFromInRequestedRange", equalTo("2015-01-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1838-01-01", "2012-12-31"})
    void aRangeThatBeginsBeforeTheRegistryBeginsWithIt(String from) {
        var clipped = json().get(MUNICIPALITIES + "/codes?from=" + from).asString();
        assertEquals(json().get(MUNICIPALITIES + "/codes?from=2013-01-01").asString(), clipped);
        json().get(MUNICIPALITIES + "/changes?from=" + from + "&to=2015-01-02")
                .then()
                .statusCode(200)
                .body("codeChanges.changeOccurred", everyItem(equalTo("2015-01-01")));
    }

    @Test
    void theChangesOf2024AreThoseOfKlass() {
        json().get(MUNICIPALITIES + "/changes?from=2024-01-01")
                .then()
                .statusCode(200)
                .body("codeChanges", hasSize(118));
        var body = json().get(MUNICIPALITIES + "/changes?from=2024-01-01&to=2024-01-02")
                .asString();
        org.hamcrest.MatcherAssert.assertThat(body, containsString("""
                {"oldCode":"1507","oldName":"Ålesund","oldShortName":"","newCode":"1508","newName":"Ålesund","newShortName":"",\
                "changeOccurred":"2024-01-01"},\
                {"oldCode":"1507","oldName":"Ålesund","oldShortName":"","newCode":"1580","newName":"Haram","newShortName":"",\
                "changeOccurred":"2024-01-01"}"""));
    }

    @Test
    void theLastDateOfChangesIsNotIncluded() {
        json().get(MUNICIPALITIES + "/changes?from=2023-01-02&to=2024-01-01")
                .then()
                .statusCode(200)
                .body("codeChanges", hasSize(0));
    }

    @Test
    void aChangeOfNameHasTheSameCodeTwice() {
        json().get(MUNICIPALITIES + "/changes?from=2015-01-01&to=2015-01-02")
                .then()
                .body("codeChanges.find { it.oldCode == '1939' }.newCode", equalTo("1939"))
                .body("codeChanges.find { it.oldCode == '1939' }.oldName", equalTo("Storfjord"))
                .body(
                        "codeChanges.find { it.oldCode == '1939' }.newName",
                        equalTo("Storfjord - Omasvuotna - Omasvuono"));
    }

    @Test
    void countiesChangeAsAWhole() {
        json().get(KLASS + "/classifications/104/changes?from=2018-01-01&to=2019-12-31")
                .then()
                .statusCode(200)
                .body("codeChanges.oldCode", contains("16", "17"))
                .body("codeChanges.newCode", contains("50", "50"))
                .body("codeChanges[0].newName", equalTo("Trøndelag - Trööndelage"));
        json().get(KLASS + "/classifications/104/changes?from=2020-01-01&to=2020-01-02")
                .then()
                .body(
                        "codeChanges.collect { it.oldCode + '-' + it.newCode }",
                        contains(
                                "01-30", "02-30", "04-34", "05-34", "06-30", "07-38", "08-38", "09-42", "10-42",
                                "12-46", "14-46", "19-54", "20-54"));
        json().get(KLASS + "/classifications/104/changes?from=2024-01-01")
                .then()
                .body(
                        "codeChanges.collect { it.oldCode + '-' + it.newCode }",
                        contains("30-31", "30-32", "30-33", "38-39", "38-40", "54-55", "54-56"));
    }

    @Test
    void countiesAndClassesOfCentralityAreCodesToo() {
        json().get(KLASS + "/classifications/104/codesAt?date=2020-01-01")
                .then()
                .statusCode(200)
                .body("codes", hasSize(11))
                .body("codes[0].code", equalTo("03"))
                .body("codes[0].validFrom", nullValue())
                .body("codes.find { it.code == '30' }.validFrom", equalTo("2020-01-01"))
                .body("codes.find { it.code == '30' }.validTo", equalTo("2024-01-01"));
        json().get(KLASS + "/classifications/128/codesAt?date=2024-01-01&language=EN")
                .then()
                .statusCode(200)
                .body("codes.code", contains("01", "02", "03", "04", "05", "06"))
                .body("codes[0].name", equalTo("Centrality class 1"));
        json().get(KLASS + "/classifications/128/codesAt?date=2024-01-01")
                .then()
                .body("codes[5].name", equalTo("Sentralitetsklasse 6"));
    }

    @Test
    void municipalitiesCorrespondToClassesOfCentrality() {
        json().get(MUNICIPALITIES + "/corresponds?targetClassificationId=128&from=2020-01-01&to=2021-01-01")
                .then()
                .statusCode(200)
                .body("correspondenceItems", hasSize(356))
                .body("correspondenceItems[0].sourceCode", equalTo("0301"))
                .body("correspondenceItems[0].targetCode", equalTo("01"))
                .body("correspondenceItems[0].validFrom", equalTo("2020-01-01"))
                .body("correspondenceItems[0].validTo", equalTo("2021-01-01"));
        var body = json().get(MUNICIPALITIES + "/correspondsAt?targetClassificationId=128&date=2024-06-01")
                .then()
                .statusCode(200)
                .body("correspondenceItems", hasSize(357))
                .extract()
                .asString();
        org.hamcrest.MatcherAssert.assertThat(body, containsString("""
                {"correspondenceItems":[{"sourceCode":"0301","sourceName":"Oslo","sourceShortName":"","targetCode":"01",\
                "targetName":"Sentralitetsklasse 1","targetShortName":""},"""));
    }

    @Test
    void aClassThatChangesIsAnotherItem() {
        json().get(MUNICIPALITIES + "/corresponds?targetClassificationId=128&from=2020-01-01")
                .then()
                .statusCode(200)
                .body("correspondenceItems.findAll { it.sourceCode == '0301' }.validTo", contains(nullValue()))
                .body("correspondenceItems.findAll { it.sourceCode == '1507' }.validTo", contains("2024-01-01"))
                .body(
                        "correspondenceItems.groupBy { it.sourceCode }.values().findAll { it.size() > 1 }.size()",
                        not(0));
    }

    @Test
    void correspondencesGoEitherWay() {
        json().get(KLASS + "/classifications/104/correspondsAt?targetClassificationId=131&date=2024-01-01")
                .then()
                .statusCode(200)
                .body("correspondenceItems", hasSize(357))
                .body("correspondenceItems[0].sourceCode", equalTo("03"))
                .body("correspondenceItems[0].targetCode", equalTo("0301"));
        json().get(MUNICIPALITIES + "/correspondsAt?targetClassificationId=104&date=2024-01-01&inverted=True")
                .then()
                .body("correspondenceItems[0].sourceCode", equalTo("03"))
                .body("correspondenceItems[0].targetCode", equalTo("0301"));
    }

    @ParameterizedTest
    @CsvSource({
        "131, 128, 2019-12-31",
        "131, 131, 2020-01-01",
        "104, 128, 2020-01-01",
        "128, 104, 2020-01-01",
        "131, 112, 2024-01-01"
    })
    void aRangeWithoutATableIsNotFound(String source, String target, String from) {
        json().get(KLASS + "/classifications/" + source + "/corresponds?targetClassificationId=" + target + "&from="
                        + from)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void csvIsAsKlassWritesIt() {
        var bytes = given().accept("text/csv")
                .get(MUNICIPALITIES + "/codesAt?date=2024-01-01&selectCodes=1508,3101")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=ISO-8859-1"))
                .extract()
                .asByteArray();
        assertArrayEquals("""
                "code","parentCode","level","name","shortName","presentationName","validFrom","validTo","notes"
                "1508",,"1","Ålesund","","","2024-01-01",,""
                "3101",,"1","Halden","","","2024-01-01",,""
                """.getBytes(StandardCharsets.ISO_8859_1), bytes);
    }

    @Test
    void csvInUtf8KeepsTheLettersThatLatin1Lacks() {
        var address = MUNICIPALITIES + "/changes?from=2022-01-01&to=2022-01-02&csvSeparator=;";
        assertEquals(
                """
                "oldCode";"oldName";"oldShortName";"newCode";"newName";"newShortName";"changeOccurred"
                "1853";"Evenes";"";"1853";"Evenes - Evenášši";"";"2022-01-01"
                """,
                new String(
                        given().accept("text/csv;charset=UTF-8").get(address).asByteArray(), StandardCharsets.UTF_8));
        assertEquals(
                """
                "oldCode";"oldName";"oldShortName";"newCode";"newName";"newShortName";"changeOccurred"
                "1853";"Evenes";"";"1853";"Evenes - Even???i";"";"2022-01-01"
                """.replace("Even???i", "Evená??i"),
                new String(given().accept("text/csv").get(address).asByteArray(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void csvHasTheColumnsAskedFor() {
        assertEquals(
                """
                "targetCode","sourceName"
                "01","Oslo"
                """,
                given().accept("text/csv")
                        .get(
                                MUNICIPALITIES
                                        + "/corresponds?targetClassificationId=128&from=2024-01-01&csvFields=targetCode,sourceName")
                        .asString()
                        .lines()
                        .limit(2)
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
    }

    @Test
    void theEndOfThePathStillChoosesAFormat() {
        given().accept("text/html")
                .get(MUNICIPALITIES + "/codesAt.json?date=2024-01-01")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("codes", hasSize(357));
        given().get(MUNICIPALITIES + "/codesAt.csv?date=2024-01-01&selectCodes=0301")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=ISO-8859-1"))
                .body(containsString("\"0301\",,\"1\",\"Oslo\""));
        given().get(MUNICIPALITIES + "/codesAt.xml?date=2024-01-01").then().statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml", "text/html,application/xhtml+xml"})
    void xmlAloneIsRefusedInWords(String accept) {
        given().accept(accept)
                .get(MUNICIPALITIES + "/codesAt?date=2024-01-01")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dugnad:problem:klass-no-xml"))
                .body("detail", containsString("application/json or text/csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html,application/xml;q=0.9,*/*;q=0.8",
                "application/json;q=0.9,text/csv;q=0.1"
            })
    void anythingElseIsJson(String accept) {
        given().accept(accept)
                .get(MUNICIPALITIES + "/codesAt?date=2024-01-01")
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3004 | 3004",
                "1103,0301 | 0301 1103",
                "110* | 1101 1103 1106 1108",
                "1101-1106 | 1101 1103 1106",
                "110*-1108, 0301 | 0301 1101 1103 1106 1108",
                "1103-1103 | 1103",
                "9* | ''",
                "'' | all"
            })
    void codesAreSelected(String selection, String expected) {
        var codes = json().queryParam("selectCodes", selection)
                .get(MUNICIPALITIES + "/codesAt?date=2020-01-01")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("codes.code", String.class);
        assertEquals(expected, codes.size() == 356 ? "all" : String.join(" ", codes));
    }

    @Test
    void aLevelThatIsNotThereHasNoCodes() {
        json().get(MUNICIPALITIES + "/codesAt?date=2020-01-01&selectLevel=2")
                .then()
                .statusCode(200)
                .body("codes", hasSize(0));
        json().get(MUNICIPALITIES + "/codesAt?date=2020-01-01&selectLevel=1")
                .then()
                .body("codes", hasSize(356));
    }

    @Test
    void aPatternMakesAPresentationName() {
        json().queryParam("presentationNamePattern", "{code} - {uppercase(name)}{shortname} $1 {other}")
                .get(MUNICIPALITIES + "/codesAt?date=2024-01-01&selectCodes=1508")
                .then()
                .statusCode(200)
                .body("codes[0].presentationName", equalTo("1508 - ÅLESUND $1 {other}"));
    }

    @Test
    void withoutTheFutureWhatIsValidTodayHasNoEnd() {
        json().get(MUNICIPALITIES + "/codes?from=2024-01-01")
                .then()
                .body("codes", hasSize(357))
                .body("codes.validToInRequestedRange", everyItem(nullValue()));
        json().get(MUNICIPALITIES + "/codes?from=2024-01-01&includeFuture=True")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codes | from | not-null",
                "codes?from=2019-13-01 | from | not-a-date",
                "codes?from=2020-01-01&to=2020-01-01 | to | klass-empty-range",
                "codes?from=2020-01-02&to=2020-01-01 | to | klass-empty-range",
                "codes?from=2010-01-01&to=2012-01-01 | to | before-the-registry",
                "codesAt?date=2012-12-31 | date | before-the-registry",
                "codesAt?date=20200101 | date | not-a-date",
                "codesAt | date | not-null",
                "codesAt?date=2020-01-01&language=fr | language | pattern",
                "codesAt?date=2020-01-01&includeFuture=maybe | includeFuture | pattern",
                "codesAt?date=2020-01-01&csvSeparator=ab | csvSeparator | klass-separator",
                "codesAt?date=2020-01-01&csvFields=code,nothing | csvFields | not-one-of",
                "codesAt?date=2020-01-01&selectCodes=3004,x | selectCodes | klass-code-selection",
                "codesAt?date=2020-01-01&selectCodes=* | selectCodes | klass-code-selection",
                "codesAt?date=2020-01-01&nothing=1 | nothing | unknown-parameter",
                "changes?from=2020-02-30 | from | not-a-date",
                "corresponds?from=2020-01-01 | targetClassificationId | not-null",
                "corresponds?from=2020-01-01&targetClassificationId=x | targetClassificationId | wrong-format"
            })
    void aFaultInAParameterIsNamed(String address, String parameter, String code) {
        json().get(MUNICIPALITIES + "/" + address)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void fiveThousandCodesAreTooMany() {
        json().get(MUNICIPALITIES + "/codesAt?date=2020-01-01&selectCodes=" + "0301,".repeat(5_000))
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("selectCodes"));
    }

    @Test
    void aClassificationThatIsNotHereIsNotFound() {
        json().get(KLASS + "/classifications/99999")
                .then()
                .statusCode(404)
                .body("status", equalTo(404))
                .body("detail", containsString("Classification not found with id = 99999"));
        json().get(KLASS + "/classifications/7/codesAt?date=2020-01-01").then().statusCode(404);
        json().get(KLASS + "/classifications/bogus").then().statusCode(400);
        json().get(KLASS + "/versions/1").then().statusCode(404);
    }

    @Test
    void classificationsAreListedAsInKlass() {
        json().get(KLASS + "/classifications")
                .then()
                .statusCode(200)
                .body("_embedded.classifications.id", contains(104, 128, 131))
                .body("_embedded.classifications[2].name", equalTo("Standard for kommuneinndeling"))
                .body("_embedded.classifications[2].classificationType", equalTo("Klassifikasjon"))
                .body("_embedded.classifications[2].lastModified", equalTo("2024-01-01T00:00:00.000+0000"))
                .body("_embedded.classifications[2]._links.self.href", endsWith("/api/klass/v1/classifications/131"))
                .body("_links.self.href", endsWith("/classifications?includeCodelists=false&page=0&size=20"))
                .body("_links.next", nullValue())
                .body("page.totalElements", equalTo(3));
        json().get(KLASS + "/classifications?size=2&page=1&language=en")
                .then()
                .body("_embedded.classifications.name", contains("Classification of municipalities"))
                .body("_links.prev.href", endsWith("page=0&size=2"))
                .body("page.totalPages", equalTo(2));
        json().get(KLASS + "/classifications?changedSince=2025-10-31T01:30:00.000-0200")
                .then()
                .body("_embedded.classifications", hasSize(0));
        json().get(KLASS + "/classifications?changedSince=yesterday").then().statusCode(400);
    }

    @Test
    void aClassificationLeadsToItsVersions() {
        var version = json().get(MUNICIPALITIES)
                .then()
                .statusCode(200)
                .body("id", equalTo(131))
                .body(
                        "versions.name",
                        hasItems("Kommuneinndeling 2024", "Kommuneinndeling 2020", "Kommuneinndeling 2013"))
                .body("versions[0].validFrom", equalTo("2024-01-01"))
                .body("versions[0].containsKey('validTo')", equalTo(false))
                .body("versions.find { it.name == 'Kommuneinndeling 2018' }.validTo", equalTo("2019-01-01"))
                .body("_links.codes.templated", equalTo(true))
                .body("_links.codes.href", containsString("/classifications/131/codes{?from=<yyyy-MM-dd>,to="))
                .extract()
                .jsonPath()
                .getString("versions[0]._links.self.href");
        json().get(version.substring(version.indexOf(KLASS)))
                .then()
                .statusCode(200)
                .body("name", equalTo("Kommuneinndeling 2024"))
                .body("levels[0].levelName", equalTo("Kommune"))
                .body("classificationItems", hasSize(357))
                .body("classificationItems[0].code", equalTo("0301"))
                .body("classificationItems[0].parentCode", equalTo(""));
        json().get(KLASS + "/classifications/104").then().body("versions", hasSize(4));
        json().get(KLASS + "/classifications/128").then().body("versions", hasSize(2));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        for (var accept : new String[] {"application/json", "text/csv"}) {
            var tag = given().accept(accept)
                    .get(MUNICIPALITIES + "/codesAt?date=2020-01-01")
                    .header("ETag");
            given().accept(accept)
                    .header("If-None-Match", tag)
                    .get(MUNICIPALITIES + "/codesAt?date=2020-01-01")
                    .then()
                    .statusCode(304);
        }
    }

    private static RequestSpecification json() {
        return given().accept("application/json");
    }

    private static String next(String date) {
        return java.time.LocalDate.parse(date).plusDays(1).toString();
    }
}
