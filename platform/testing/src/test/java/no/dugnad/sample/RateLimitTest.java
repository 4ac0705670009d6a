package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitTest.TwoAMinute.class)
class RateLimitTest {
    public static class TwoAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dugnad.rate-limit.requests-per-minute", "2");
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        given().get("/v1/things").then().statusCode(200).header("RateLimit-Policy", equalTo("\"default\";q=2;w=60"));
        given().get("/v1/things").then().statusCode(200);

        given().header("Accept-Language", "nn")
                .get("/v1/things")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("RateLimit", notNullValue())
                .header("Content-Language", equalTo("nn"))
                .body("type", equalTo("urn:dugnad:problem:too-many-requests"));
    }

    /** As the site and any other trusted proxy names those it asks for. */
    @Test
    void eachWhomATrustedProxyNamesHasALimitOfItsOwn() {
        for (var status : new int[] {200, 200, 429}) askedFor("192.0.2.1", status);

        askedFor("192.0.2.2", 200);
    }

    private static void askedFor(String reader, int status) {
        given().header("X-Forwarded-For", reader).get("/v1/things").then().statusCode(status);
    }
}
