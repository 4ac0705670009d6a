package no.dugnad.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts {@link OpenApiContract} before every test's requests, so that no test has to ask for it. */
public class InstallOpenApiContract implements QuarkusTestBeforeEachCallback {
    private static final OpenApiContract CONTRACT = new OpenApiContract();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!RestAssured.filters().contains(CONTRACT)) RestAssured.filters(CONTRACT);
    }
}
