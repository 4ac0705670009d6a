package no.dugnad.partnerships.partnership;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.body;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import no.dugnad.partnerships.Database;
import no.dugnad.platform.testing.Broker;
import org.junit.jupiter.api.Test;

/** What grows stays within what can be sent and read, and says so where it would not. */
@QuarkusTest
class LimitsTest {
    /** As long as a text may be, in all four languages: 160 kB. */
    private static final String TEXT =
            "{\"nb\":\"%1$s\",\"nn\":\"%1$s\",\"en\":\"%1$s\",\"se\":\"%1$s\"}".formatted("å".repeat(20_000));

    private static final int A_PAGE = 4_500_000;

    @Test
    void fortyLargeArenasAreSentOneByOneAndReadAPageAtATime() {
        // Given
        var path = partnership("");
        var made = new ArrayList<String>();
        for (var i = 0; i < 40; i++)
            made.add(as(KS).body("{\"kind\":\"webinar\",\"name\":" + TEXT + ",\"description\":" + TEXT
                            + ",\"startsAt\":\"2027-01-01T10:00:00Z\"}")
                    .post(path + "/arenas")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));

        // When
        var read = new ArrayList<String>();
        var next = path + "/arenas?limit=500";
        while (next != null) {
            var page = given().get(next)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(40))
                    .extract();
            assertTrue(page.asByteArray().length < A_PAGE, () -> page.asByteArray().length + " bytes");
            read.addAll(page.<List<String>>path("items.id"));
            next = page.path("next");
        }

        // Then
        assertEquals(40, read.size());
        assertEquals(new HashSet<>(made), new HashSet<>(read));
        for (var id : made) Broker.awaitType("dugnad.arena", id, "no.dugnad.arena.announced.v1");
        assertEquals(made, told());
        assertTrue(given().get(path + "/arenas.ics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray()
                        .length
                < 5 * A_PAGE);
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);
    }

    /** The arenas that the event feed tells of, in its order; each of its pages ends early. */
    private static List<String> told() {
        var told = new ArrayList<String>();
        var next = "/v1/partnership-events?limit=500&type=no.dugnad.arena.announced.v1";
        while (next != null) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            assertTrue(page.asByteArray().length < A_PAGE, () -> page.asByteArray().length + " bytes");
            told.addAll(page.<List<String>>path("items.subject"));
            next = page.path("next");
        }
        return told.subList(told.size() - 40, told.size());
    }

    @Test
    void whatIsTooLargeToBeSentIsRefusedAndNothingIsDone() {
        var id = newId();
        var large = body(",\"purpose\":%1$s,\"legalBasis\":%1$s,\"fee\":%1$s".formatted(TEXT));

        // what can be sent is taken
        as(KS).header("If-None-Match", "*")
                .body(large)
                .put("/v1/partnerships/" + id)
                .then()
                .statusCode(201);
        as(KS).header("If-Match", tag("/v1/partnerships/" + id))
                .header("Accept-Language", "en")
                .body("{\"note\":" + TEXT + "}")
                .patch("/v1/partnerships/" + id)
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:dugnad:problem:state-too-large"))
                .body("max", equalTo(524_288))
                .body("detail", containsString("at most 524288"));

        given().get("/v1/partnerships/" + id).then().statusCode(200).body("note", equalTo(null));
        assertEquals(1, Database.number("select count(*) from journal where key = '" + id + "'"));
        as(KS).header("If-Match", tag("/v1/partnerships/" + id))
                .delete("/v1/partnerships/" + id)
                .then()
                .statusCode(204);
    }
}
