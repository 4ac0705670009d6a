package no.dugnad.reporting.portal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PortalTest {
    @Test
    void theConfigurationSaysWhatHolds() {
        given().get("/v1/config")
                .then()
                .statusCode(200)
                .body("licence.software", equalTo("EUPL-1.2"))
                .body(
                        "licence.credit",
                        equalTo("Kilde: SSB (CC BY 4.0), Kartverket (CC BY 4.0), Brønnøysundregistrene (NLOD)"))
                .body("languages", hasItem("nn"))
                .body("limits.pageMax", equalTo(500))
                .body("documents.events", equalTo("/asyncapi"));
    }

    @Test
    void theEventsAreDescribedInYamlAndJson() {
        given().get("/asyncapi").then().statusCode(200).contentType(startsWith("application/yaml"));
        given().accept("application/json")
                .get("/asyncapi")
                .then()
                .statusCode(200)
                .body("asyncapi", startsWith("3."))
                .body("channels", hasKey("participation"));
        given().get("/asyncapi/schemas/participation.json")
                .then()
                .statusCode(200)
                .body("title", equalTo("participation"));
        given().get("/asyncapi/schemas/nothing.json").then().statusCode(404);
    }

    @Test
    void theIndexNamesThePortal() {
        given().get("/").then().statusCode(200).body("documents.docs", equalTo("/docs"));
    }
}
