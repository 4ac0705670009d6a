package no.dugnad.municipalities.municipality;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who borders on whom, over HTTP. */
@QuarkusTest
class NeighbourTest {
    @Test
    void neighboursAreThoseOfTheDate() {
        given().get("/v1/municipalities/0301/neighbours?at=2020-06-01")
                .then()
                .statusCode(200)
                .body("items.number", hasItem("3024"))
                .body("items.find { it.number == '3024' }.name", equalTo("Bærum"))
                .body("island", equalTo(false))
                .body("boundaries.from", equalTo("2020-01-01"));
        given().get("/v1/municipalities/0301/neighbours")
                .then()
                .statusCode(200)
                .body("items.number", hasItem("3201"))
                .body("boundaries.from", equalTo("2024-01-01"));
    }

    @Test
    void anIslandSaysSo() {
        given().get("/v1/municipalities/1835/neighbours?at=2024-01-01")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("island", equalTo(true));
    }

    @Test
    void datesThatTheDataDoNotCoverAreNamed() {
        given().get("/v1/municipalities/0301/neighbours?at=2019-12-31")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:dugnad:problem:neighbours-before"))
                .body("validFrom", equalTo("2020-01-01"));
        given().get("/v1/municipalities/0301/neighbours?at=2012-12-31")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("at"));
    }

    @Test
    void aNumberThatIsNotValidThenIsNotFoundWithItsSuccessors() {
        given().get("/v1/municipalities/1507/neighbours?at=2024-01-01")
                .then()
                .statusCode(404)
                .body("successors.number", contains("1508", "1580"));
        given().get("/v1/municipalities/9999/neighbours").then().statusCode(404).body("successors", nullValue());
        given().get("/v1/municipalities/301/neighbours").then().statusCode(404);
    }
}
