package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportPageTest {
    static final String SENDER = "Bearer sender";
    private static final String STRANGER = "Bearer stranger";

    private static ValidatableResponse page(String authorization, String address) {
        return given().accept("text/html")
                .header("Authorization", authorization)
                .get(address)
                .then();
    }

    /** An import of which every row is wrong. */
    static String rejected() {
        return told("018f0000-0000-7000-8000-000000000001", """
                {"id":"018f0000-0000-7000-8000-000000000001","status":"rejected","form":"csv","mode":"all-or-nothing","demo":false,"rows":1,"accepted":0,\
                "rejected":1,"unchanged":0,"progress":1,"told":"Ingenting er lest inn: 1 av 1 rader er feil.",\
                "errors":[{"row":2,"column":"instrument","pointer":null,"code":"unknown-instrument","detail":"Det er ikke noe virkemiddel nothing."}],\
                "errorsTotal":1,"errorsKeptUntil":"2027-02-27T10:00:00Z","createdAt":"2026-11-29T10:00:00Z","finishedAt":"2026-11-29T10:00:02Z"}""");
    }

    private static String running() {
        return told("018f0000-0000-7000-8000-000000000002", """
                {"id":"018f0000-0000-7000-8000-000000000002","status":"running","form":"csv","mode":"all-or-nothing","demo":false,"rows":1000,"accepted":0,\
                "rejected":0,"unchanged":0,"progress":0.4,"told":"Skriver: 400 av 1000 rader.","errors":[],"errorsTotal":0,"errorsKeptUntil":null,\
                "createdAt":"2026-11-29T10:00:00Z","finishedAt":null}""");
    }

    private static String told(String id, String json) {
        var call = "/v1/participation-imports/" + id;
        OtherServices.answerFor(SENDER, call, 200, json);
        OtherServices.answerFor(STRANGER, call, 403, "{\"status\":403,\"detail\":\"nothing\"}");
        return id;
    }

    @Test
    void anEndedImportSaysWhatCameOfItAndWhatIsWrong() {
        var id = rejected();

        page(SENDER, "/imports/" + id)
                .statusCode(200)
                .header("Refresh", nullValue())
                .body(allOf(
                        containsString("Ingenting er lest inn"),
                        containsString("nothing"),
                        containsString("/errors.csv")));
    }

    @Test
    void whoMayNotSeeItByTheApiMayNotHere() {
        var id = rejected();
        page(SENDER, "/imports/" + id).statusCode(200);

        given().accept("text/html").get("/imports/" + id).then().statusCode(401).contentType("text/html;charset=utf-8");
        page(STRANGER, "/imports/" + id).statusCode(403).body(not(containsString("nothing")));
        var unknown = "018f0000-0000-7000-8000-000000000003";
        OtherServices.answerFor(SENDER, "/v1/participation-imports/" + unknown, 404, "{\"status\":404}");
        page(SENDER, "/imports/" + unknown).statusCode(404);
        assertEquals(404, given().accept("text/html").get("/imports/nonsense").statusCode());
    }

    @Test
    void aRunningImportLoadsItselfAgainUntilTheReaderStopsIt() {
        var id = running();

        page(SENDER, "/imports/" + id)
                .header("Refresh", "5")
                .body(allOf(
                        containsString("value=\"40\""), containsString("href=\"/imports/" + id + "?refresh=false\"")));
        page(SENDER, "/imports/" + id + "?refresh=false").statusCode(200).header("Refresh", nullValue());
    }
}
