package no.dugnad.municipalities.registry;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry is read while its database is away, and written to when it is there again. */
@QuarkusTest
class WithoutDatabaseTest {
    private static final long TWO_SECONDS = 2_000;

    @AfterEach
    void mend() {
        Backing.toTheDatabase().mend();
        await().untilAsserted(() -> given().get("/q/health/well").then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsInMemoryIsAnsweredFromAndItIsReady(boolean hangs) {
        await().untilAsserted(() -> given().get("/q/health/well").then().statusCode(200));
        if (hangs) Backing.toTheDatabase().hang();
        else Backing.toTheDatabase().cut();

        // before it is known, and when it is
        read();
        await().untilAsserted(() -> given().get("/q/health/well").then().statusCode(503));

        read();
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.STATEMENTS, "964338531"))
                .contentType("application/json")
                .body("{}")
                .put("/v1/municipalities/4618/profile")
                .then()
                .time(lessThan(TWO_SECONDS))
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", endsWith("database-away"));
    }

    private static void read() {
        given().get("/q/health/ready").then().time(lessThan(TWO_SECONDS)).statusCode(200);
        given().get("/v1/municipalities/4618")
                .then()
                .time(lessThan(TWO_SECONDS))
                .statusCode(200)
                .body("number", equalTo("4618"));
        given().get("/v1/municipalities?limit=5")
                .then()
                .time(lessThan(TWO_SECONDS))
                .statusCode(200);
    }
}
