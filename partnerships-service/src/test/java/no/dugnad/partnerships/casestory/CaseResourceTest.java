package no.dugnad.partnerships.casestory;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.municipality;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CaseResourceTest {
    private static boolean told;

    @BeforeEach
    void theRegistryHasTold() {
        if (told) return;
        Sharing.exists("6581", "Fortellervik", "2015-01-01", null);
        Sharing.exists("6582", "Naboen", "2015-01-01", null);
        told = true;
    }

    @Test
    void casesAreFoundByTheirNorwegianStemsInBothForms() {
        var solution = Sharing.solution();
        var path = told("""
                {"title":{"nb":"Videotrening hjemme","nn":"Videotrening heime"},"summary":{"nb":"Eldre trente med fysioterapeuter på skjerm.","en":"Secret English words"},
                 "story":{"nn":"Kommunane delte røynslene."},"party":{"kind":"municipality","number":"6581"},"solutions":["%s"],
                 "innovationKinds":["service","communication"],"horizon":"long-term","sectors":["health-and-care"],"novelty":"new-to-us","year":2022}
                """.formatted(solution));

        for (var q : new String[] {
            "fysioterapeut",
            "eldre skjerm",
            "kommune",
            "røynsle",
            "\"delte røynslene\"",
            "trening",
            "Fortellervik",
            "skjermer"
        }) assertEquals(List.of(id(path)), found(q, solution), q);
        for (var q : new String[] {"barnehage", "English", "eldre -skjerm"})
            assertEquals(List.of(), found(q, solution), q);
        for (var filter : new String[] {
            "kind=communication",
            "horizon=long-term",
            "sector=health-and-care",
            "novelty=new-to-us",
            "municipality=6581"
        }) given().get("/v1/cases?solution=" + solution + "&" + filter).then().body("total", equalTo(1));
        for (var filter : new String[] {"kind=product", "horizon=emergency", "sector=culture", "municipality=6582"})
            given().get("/v1/cases?solution=" + solution + "&" + filter).then().body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"party\":{\"kind\":\"municipality\",\"number\":\"6581\"} | /title | not-null",
                "\"title\":{\"en\":\"x\"},\"party\":{\"kind\":\"municipality\",\"number\":\"6581\"} | /title | norwegian-missing",
                "\"title\":{\"nb\":\"x\"},\"party\":{\"kind\":\"voluntary\",\"name\":\"x\"} | /party/kind | municipality-only",
                "\"title\":{\"nb\":\"x\"},\"party\":{\"kind\":\"municipality\",\"number\":\"6581\"},\"solutions\":[\"nowhere\"] | /solutions/0 | unknown-solution",
                "\"title\":{\"nb\":\"x\"},\"party\":{\"kind\":\"municipality\",\"number\":\"6581\"},\"challenges\":[\"nowhere\"] | /challenges/0 | unknown-challenge",
                "\"title\":{\"nb\":\"x\"},\"party\":{\"kind\":\"municipality\",\"number\":\"6581\"},\"year\":2001 | /party/number | municipality-not-yet",
            })
    void whatCannotBeIsPointedAt(String body, String pointer, String code) {
        municipality("6581")
                .body("{" + body + "}")
                .post("/v1/cases")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void aCaseIsItsMunicipalitysOwn() {
        var body = "{\"title\":{\"nb\":\"x\"},\"party\":{\"kind\":\"municipality\",\"number\":\"6581\"}}";
        given().contentType("application/json")
                .body(body)
                .post("/v1/cases")
                .then()
                .statusCode(401);
        municipality("6582").body(body).post("/v1/cases").then().statusCode(403);
        as(Tokens.STRANGER).body(body).post("/v1/cases").then().statusCode(403);
        var path = told(body);
        municipality("6582")
                .header("If-Match", tag(path))
                .body("{\"year\":2021}")
                .patch(path)
                .then()
                .statusCode(403);
        municipality("6581")
                .header("If-Match", tag(path))
                .body("{\"year\":2021}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("year", equalTo(2021));
        municipality("6581")
                .header("If-Match", tag(path))
                .body("{\"party\":{\"number\":\"6582\"}}")
                .patch(path)
                .then()
                .statusCode(400);
        // a host's for its members
        var network = Client.partnership("");
        Sharing.member(network, KS, "6581", "2018-01-01");
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
        Broker.awaitType("dugnad.case", id(path), "no.dugnad.case.removed.v1");
    }

    private static List<String> found(String q, String solution) {
        return given().queryParam("q", q)
                .queryParam("solution", solution)
                .get("/v1/cases")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static String told(String body) {
        return municipality("6581")
                .body(body)
                .post("/v1/cases")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
