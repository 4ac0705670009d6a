package no.dugnad.municipalities.municipality;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import no.dugnad.municipalities.SetClock;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a municipality says of itself. */
@QuarkusTest
class ProfileTest {
    private static final String SAID = """
            {"innovationStrategy":"under-way","staffCapacity":0.5,"readiness":{"technical":2}}""";

    @AfterEach
    void today() {
        SetClock.reset();
    }

    @Test
    void whatIsStatedIsReadAndTold() {
        given().get("/v1/municipalities/4620/profile").then().statusCode(404);

        create("4620", SAID).statusCode(201);

        given().get("/v1/municipalities/4620/profile")
                .then()
                .statusCode(200)
                .body("innovationStrategy", equalTo("under-way"))
                .body("staffCapacity", equalTo(0.5f))
                .body("stated.'readiness.technical'.on", equalTo("2026-10-01"))
                .body("stated.staffCapacity.by", equalTo(organisation("4620")));
        var sent = Broker.awaitType("dugnad.municipality", "4620", "no.dugnad.municipality.described.v1");
        Examples.assertValid("municipality", sent.data());
        var told = sent.data().get("profile").toString().replace(organisation("4620"), "964338531");
        assertEquals(Examples.json("municipality.described").get("profile").toString(), told);
    }

    @Test
    void aStatementThatIsMadeAgainKeepsItsDate() {
        create("4617", SAID).statusCode(201);
        SetClock.to("2027-03-01T10:00:00Z");

        replace("4617", """
                {"innovationStrategy":"yes","staffCapacity":0.50}""")
                .statusCode(200)
                .body("stated.innovationStrategy.on", equalTo("2027-03-01"))
                .body("stated.staffCapacity.on", equalTo("2026-10-01"))
                .body("stated", not(hasKey("readiness.technical")));
    }

    @Test
    void onlyTheMunicipalityItselfSpeaks() {
        put("4618", Tokens.of("dugnad:statements.write", "991825827"), SAID).statusCode(403);
        put("4618", Tokens.of("dugnad:instruments.write", organisation("4618")), SAID)
                .statusCode(403);
        given().contentType("application/json")
                .body(SAID)
                .put("/v1/municipalities/4618/profile")
                .then()
                .statusCode(401);
        put("1580", Tokens.of("dugnad:statements.write", "991825827"), SAID).statusCode(403);
        put("1507", Tokens.admin(), SAID).statusCode(404);
        put("4618", Tokens.admin(), SAID).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"innovationStrategy\":\"maybe\"}     | /innovationStrategy",
                "{\"staffCapacity\":-1}                 | /staffCapacity",
                "{\"staffCapacity\":0.123}              | /staffCapacity",
                "{\"readiness\":{\"technical\":6}}      | /readiness/technical",
                "{\"readiness\":{\"elsewhere\":1}}      | /readiness/elsewhere",
                "{\"stated\":{}}                        | /stated",
            })
    void badInputIsRefusedAtItsPlace(String body, String pointer) {
        create("4619", body).statusCode(400).body("errors[0].pointer", equalTo(pointer));
        given().get("/v1/municipalities/4619/profile").then().statusCode(404);
    }

    private static ValidatableResponse create(String number, String body) {
        return put(number, Tokens.of("dugnad:statements.write", organisation(number)), body);
    }

    private static ValidatableResponse put(String number, String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(body)
                .put("/v1/municipalities/" + number + "/profile")
                .then();
    }

    private static ValidatableResponse replace(String number, String body) {
        return given().header("Authorization", "Bearer " + Tokens.of("dugnad:statements.write", organisation(number)))
                .header(
                        "If-Match",
                        given().get("/v1/municipalities/" + number + "/profile").header("ETag"))
                .contentType("application/json")
                .body(body)
                .put("/v1/municipalities/" + number + "/profile")
                .then();
    }

    private static String organisation(String number) {
        return ShippedRegistry.REGISTRY.facts().organisations().get(number);
    }
}
