package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PortalTest {
    @Test
    void thePortalShowsAllFourServices() {
        for (var path : new String[] {"/docs", "/docs/"})
            given().get(path)
                    .then()
                    .statusCode(200)
                    .contentType(containsString("html"))
                    .body(allOf(
                            containsString("/openapi/municipalities"),
                            containsString("/openapi/instruments"),
                            containsString("/openapi/partnerships"),
                            containsString("/openapi/reporting")));
    }
}
