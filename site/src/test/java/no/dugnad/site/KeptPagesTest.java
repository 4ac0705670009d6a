package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page is made again only when something that it was made of has changed. */
@QuarkusTest
class KeptPagesTest {
    private static Response page(String address, String reader) {
        return given().accept("text/html").header("X-Forwarded-For", reader).get(address);
    }

    private static void told(String id, String name) {
        OtherServices.answer("/v1/challenges/" + id, 200, """
                {"id":"%s","name":{"nb":"%s"},"status":"active","owner":{"organisationNumber":"991825827","name":"KS"}}""".formatted(id, name));
        for (var call : new String[] {
            "/v1/projects?challenge=" + id + "&limit=500",
            "/v1/solutions?challenge=" + id + "&limit=50",
            "/v1/cases?challenge=" + id + "&limit=50"
        }) OtherServices.answer(call, 200, "{\"items\":[],\"total\":0,\"next\":null}");
    }

    @Test
    void whatIsUnchangedIsAskedForByItsTagAndShownAsItWas() {
        told("kept", "Første");
        var first = page("/challenges/kept", "192.0.2.1");
        var again = page("/challenges/kept", "192.0.2.2");
        told("kept", "Andre");
        var changed = page("/challenges/kept", "192.0.2.1");

        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("ETag"), again.header("ETag"));
        again.then().statusCode(200).header("Content-Security-Policy", startsWith("default-src 'none'"));
        assertNotEquals(first.header("ETag"), changed.header("ETag"));
        changed.then().body(containsString("Andre"));
        var asked = OtherServices.requests("/v1/challenges/kept");
        assertEquals(3, asked.size());
        assertEquals("none", asked.getFirst().tag());
        assertNotEquals("none", asked.get(1).tag());
    }

    @Test
    void aReaderWhoHasItIsToldSo() {
        told("had", "Den samme");
        var tag = page("/challenges/had", "192.0.2.1").header("ETag");

        given().accept("text/html")
                .header("If-None-Match", tag)
                .get("/challenges/had")
                .then()
                .statusCode(304);
    }

    @Test
    void eachReaderIsAskedForByAnAddressOfItsOwn() {
        told("read", "Lest");
        page("/challenges/read", "192.0.2.1");
        page("/challenges/read", "192.0.2.2");

        assertEquals(
                List.of("192.0.2.1", "192.0.2.2"),
                OtherServices.requests("/v1/challenges/read").stream()
                        .map(OtherServices.Request::reader)
                        .toList());
    }

    @Test
    void aPageThatLacksSomethingIsNotKept() {
        told("lacking", "Mangler");
        OtherServices.answer("/v1/cases?challenge=lacking&limit=50", 503, "{\"status\":503}");
        page("/challenges/lacking", "192.0.2.1").then().body(containsString("Her mangler noe"));
        told("lacking", "Mangler");

        page("/challenges/lacking", "192.0.2.1").then().body(not(containsString("Her mangler noe")));
    }

    /** Whoever has the page and asks for it by its tag, in words that nobody has asked in before. */
    @Test
    void aPageThatTheReaderHasIsKept() {
        told("had-by-all", "Den samme");
        var tag = page("/challenges/had-by-all", "192.0.2.1").header("ETag");
        var before = found();

        for (var i = 0; i < 3; i++) {
            given().accept("text/html, */*;q=0.1")
                    .header("If-None-Match", tag)
                    .get("/challenges/had-by-all")
                    .then()
                    .statusCode(304);
            assertEquals(before + i, found());
        }
    }

    private static double found() {
        return Metrics.globalRegistry
                .get("cache.gets")
                .tags("cache", "pages", "result", "hit")
                .functionCounter()
                .count();
    }
}
