package no.dugnad.partnerships.representation;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.confirmed;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import no.dugnad.partnerships.Database;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RepresentationResourceTest {
    private static final String HALVES = """
            {"id":"test-halves","name":{"nb":"Halvdeler"},"definition":"x","description":{"nb":"x"},"source":"x",
             "groups":[{"id":"small","name":{"nb":"Små","nn":"Små","en":"Small"}},{"id":"large","name":{"nb":"Store","nn":"Store","en":"Large"}}],
             "validFrom":"2020-01-01","validTo":"2030-01-01",
             "periods":[{"from":"2020-01-01","to":"2024-01-01","members":{"small":["6801","6802"],"large":["6803"]}},
                        {"from":"2024-01-01","to":"2030-01-01","members":{"small":["6811","6801","6802"],"large":["6813"]}}]}""";

    /** In 2024 the county 86 becomes 87, and its large municipality is renumbered; a small one is divided out of it. */
    @BeforeEach
    void registry() {
        for (var number : List.of("6801", "6802")) Registry.hears(number, """
                    {"number":"%s","versions":[
                     {"name":"Små %s","countyNumber":"86","countyName":"Gammelfylket","validFrom":"2020-01-01","validTo":"2024-01-01"},
                     {"name":"Små %s","countyNumber":"87","countyName":"Nyfylket","validFrom":"2024-01-01"}]}""".formatted(number, number, number));
        Registry.has("6803", "Storby", "86", "Gammelfylket", "2020-01-01", "2024-01-01");
        Registry.has("6811", "Utskilt", "87", "Nyfylket", "2024-01-01", null);
        Registry.has("6813", "Storby", "87", "Nyfylket", "2024-01-01", null);
        Registry.draws("2024-01-01", "6803>6813:0.9,6811:0.1");
        Registry.measures("population", 2020, "\"6801\":1000,\"6802\":1000,\"6803\":8000");
        Registry.measures("population", 2024, "\"6801\":1000,\"6802\":1000,\"6811\":1000,\"6813\":7000");
        Registry.groups("test-halves", HALVES);
    }

    @Test
    void theContractsExamplesAreRead() {
        Registry.groups("two-halves", Examples.text("grouping.defined"));
        Broker.send(
                "indicator",
                "broadband-share/2024",
                "no.dugnad.indicator.measured.v1",
                3,
                Examples.text("indicator.measured"));

        assertEquals(
                3, Database.number("select count(*) from read_model.grouping_member where grouping_id = 'two-halves'"));
        org.awaitility.Awaitility.await()
                .until(() -> Database.number(
                                "select count(*) from read_model.indicator_value where indicator = 'broadband-share'")
                        == 2);
    }

    @Test
    void membersAndSeatsAreSetAgainstWhatThePartnershipCouldServe() {
        // Given a network of the old county with two of its three municipalities, the large one with two of three seats
        var path = network();

        // When it is asked after the county's reform
        var answer = given().get(path + "/representation?grouping=test-halves&at=2025-06-01")
                .then()
                .statusCode(200);

        // Then the members and the county are those that followed
        answer.body("counties", contains("87"))
                .body("rows.group", contains("small", "large"))
                .body("rows.municipalities", contains(3, 1))
                .body("rows.inhabitants", contains(3000, 7000))
                .body("rows.members", contains(2, 1))
                .body("rows.seats", contains(1, 2))
                .body("rows[0].shareOfMunicipalities", equalTo(0.75f))
                .body("rows[0].shareOfInhabitants", equalTo(0.3f))
                .body("rows[0].shareOfMembers", equalTo(0.6666667f))
                .body("rows[0].shareOfSeats", equalTo(0.33333334f))
                .body("totals.otherMembers", equalTo(1))
                .body("totals.otherSeats", equalTo(1))
                .body("totals.ungrouped", equalTo(0))
                .body("years", empty())
                .body("development", nullValue())
                .body(
                        "sentence.nb",
                        containsString(
                                "Små: 1 av 3 kommunale plasser (33,3 prosent), mot 75 prosent av kommunene og 30 prosent"))
                .body(
                        "sentence.en",
                        containsString(
                                "fewer than the share of the municipalities, and more than the share of the inhabitants"));
        given().get(path + "/representation?grouping=test-halves&at=2023-12-31")
                .then()
                .body("counties", contains("86"))
                .body("rows.municipalities", contains(2, 1))
                .body("rows.inhabitants", contains(2000, 8000))
                .body("rows.members", contains(1, 1));
    }

    @Test
    void overTimeThereIsARowSetForEachYear() {
        given().get(network() + "/representation?grouping=test-halves&from=2022&to=2025")
                .then()
                .statusCode(200)
                .body("at", equalTo("2025-01-01"))
                .body("years.year", contains(2022, 2023, 2024, 2025))
                .body("years.counties", contains(List.of("86"), List.of("86"), List.of("87"), List.of("87")))
                .body("years[0].rows.seats", contains(0, 2))
                .body("years[3].rows.seats", contains(1, 2))
                .body(
                        "development.en",
                        equalTo(
                                "Small: from 2022 to 2025 the share of the municipal seats went from 0 per cent to 33.3 per cent."));
    }

    @Test
    void aPartnershipOfTheWholeCountryCouldServeAll() {
        given().get(partnership("") + "/representation?grouping=test-halves&at=2021-01-01")
                .then()
                .statusCode(200)
                .body("counties", empty())
                .body("rows.shareOfMembers", contains(null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "grouping=finnes-ikke, 400, grouping, unknown-grouping",
        "grouping=test-halves&at=2012-01-01, 400, at, before-the-registry",
        "grouping=test-halves&at=2021-01-01&from=2021, 400, at, day-or-years",
        "grouping=test-halves&from=2022&to=2021, 400, to, last-before-first",
        "grouping=test-halves&from=1999, 400, from, min",
        "grouping=test-halves&year=2021, 400, year, unknown-parameter"
    })
    void aFaultInAParameterIsNamed(String query, int status, String parameter, String code) {
        given().get(partnership("") + "/representation?" + query)
                .then()
                .statusCode(status)
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void outsideTheGroupingsYearsItSaysWhichTheyAre() {
        var path = partnership("");
        for (var query : List.of("at=2019-12-31", "at=2030-01-01", "from=2019&to=2021"))
            given().get(path + "/representation?grouping=test-halves&" + query)
                    .then()
                    .statusCode(422)
                    .body("validFrom", equalTo("2020-01-01"))
                    .body("validTo", equalTo("2030-01-01"));
        given().get("/v1/partnerships/finnes-ikke/representation?grouping=test-halves")
                .then()
                .statusCode(404);
    }

    private static String network() {
        var path = partnership(",\"counties\":[\"86\"]");
        admit(path, municipality("6801"));
        admit(path, municipality("6803"));
        admit(path, "{\"kind\":\"county\",\"number\":\"87\"}");
        var body = path + "/bodies/"
                + as(KS).body("{\"name\":{\"nb\":\"Styret\"},\"kind\":\"steering-group\"}")
                        .post(path + "/bodies")
                        .path("id");
        seat(body, municipality("6803"), "2020-01-01");
        seat(body, municipality("6803"), "2020-01-01");
        seat(body, municipality("6801"), "2023-06-01");
        seat(body, "{\"kind\":\"association\",\"organisationNumber\":\"971032146\"}", "2020-01-01");
        return path;
    }

    private static void admit(String path, String party) {
        var from = party.contains("county") ? "2024-01-01" : "2020-01-01";
        confirmed(as(KS).body(member(party, from, null))
                .post(path + "/members")
                .then()
                .statusCode(201)
                .extract()
                .header("Location"));
    }

    private static void seat(String body, String party, String from) {
        as(KS).body("{\"party\":" + party + ",\"role\":\"member\",\"from\":\"" + from + "\"}")
                .post(body + "/seats")
                .then()
                .statusCode(201);
    }
}
