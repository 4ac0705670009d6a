package no.dugnad.municipalities.municipality;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept as bytes is what would have been made anew. */
@QuarkusTest
class ReadyAnswersTest {
    private final MeterRegistry meters;

    ReadyAnswersTest(MeterRegistry meters) {
        this.meters = meters;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/municipalities/0301?at=2024-01-02",
                "/v1/municipalities?at=2019-12-31&limit=100",
                "/v1/municipality-translations?from=2013-01-01&to=2024-01-01",
                "/v1/counties?at=2020-01-03",
                "/api/klass/v1/classifications/131/codesAt.json?date=2020-01-04",
                "/api/klass/v1/classifications/131/codesAt.csv?date=2020-01-04",
                "/kommuneinfo/v1/kommuner/0301"
            })
    void theSecondAnswerIsTheFirst(String address) {
        var first = given().get(address);
        var before = hits();

        var second = given().get(address);

        assertEquals(200, second.statusCode());
        assertEquals(before + 1, hits(), "the second is kept");
        assertArrayEquals(first.asByteArray(), second.asByteArray());
        for (var header :
                List.of("ETag", "Content-Type", "Cache-Control", "Vary", "Link", "RateLimit-Policy", "Content-Length"))
            assertEquals(first.header(header), second.header(header), header);
        for (var tags : List.of(first.header("ETag"), "\"other\", W/" + first.header("ETag"), "*")) {
            var unchanged = given().header("If-None-Match", tags).get(address);
            assertEquals(304, unchanged.statusCode());
            assertEquals(0, unchanged.asByteArray().length);
            assertEquals(first.header("ETag"), unchanged.header("ETag"));
        }
        given().header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
        given().head(address).then().statusCode(200).header("ETag", equalTo(first.header("ETag")));
    }

    @Test
    void aWriteIsSeenAtOnce() {
        var address = "/v1/municipalities/5601/profile";
        state("If-None-Match", "*", 0.5).then().statusCode(201);
        var before = given().get(address);
        given().get(address).then().statusCode(200).header("ETag", equalTo(before.header("ETag")));

        state("If-Match", before.header("ETag"), 0.75).then().statusCode(200);

        given().get(address)
                .then()
                .header("ETag", not(equalTo(before.header("ETag"))))
                .body("staffCapacity", equalTo(0.75f));
    }

    private static Response state(String condition, String tag, double capacity) {
        return given().header("Authorization", "Bearer " + Tokens.of("dugnad:statements.write", "944588132"))
                .header(condition, tag)
                .contentType("application/json")
                .body("{\"staffCapacity\":" + capacity + "}")
                .put("/v1/municipalities/5601/profile");
    }

    @Test
    void whatIsWrongIsNotKept() {
        for (var i = 0; i < 2; i++) {
            given().get("/v1/municipalities/0301?nothing=1").then().statusCode(400);
            given().header("Accept-Language", i == 0 ? "nb" : "nn")
                    .get("/v1/municipalities/9998")
                    .then()
                    .statusCode(404)
                    .header("Content-Language", equalTo(i == 0 ? "nb" : "nn"))
                    .body("title", notNullValue());
        }
    }

    private double hits() {
        return meters.get("cache.gets")
                .tags("cache", "ready-answers", "result", "hit")
                .functionCounter()
                .count();
    }
}
