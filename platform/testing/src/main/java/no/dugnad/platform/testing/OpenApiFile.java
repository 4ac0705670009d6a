package no.dugnad.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The committed {@code openapi.yaml} is what the service serves. Extend it as a {@code @QuarkusTest}. */
public abstract class OpenApiFile {
    private static final Path FILE = Path.of("openapi.yaml");

    @Test
    void theCommittedDocumentIsTheOneServed() throws IOException {
        var service = ConfigProvider.getConfig().getValue("dugnad.service", String.class);
        var served = RestAssured.given().get("/openapi/" + service).asString();
        if (Boolean.getBoolean("openapi.update")) Files.writeString(FILE, served);
        var committed = Files.exists(FILE) ? Files.readString(FILE) : "";
        assertEquals(
                committed,
                served,
                "openapi.yaml is not what the code says. Look at the difference, and renew it with:\n  ./mvnw -pl "
                        + service
                        + "-service -am test -Dtest='*OpenApiTest' -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true\n");
    }
}
