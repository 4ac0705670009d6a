package no.dugnad.platform.testing;

import static org.junit.jupiter.api.Assertions.fail;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        if (!committed.equals(served))
            fail(
                    "openapi.yaml is not what the code says" + difference(committed, served)
                            + "\nRenew it with the following, and see with git diff whether the rest of the difference is meant:\n  ./mvnw -pl "
                            + service
                            + "-service -am test -Dtest='*OpenApiTest' -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true\n");
    }

    /** The first line: the documents have thousands. */
    private static String difference(String committed, String served) {
        var before = committed.lines().toList();
        var now = served.lines().toList();
        var line = 0;
        while (line < before.size() && line < now.size() && before.get(line).equals(now.get(line))) line++;
        return ", from line " + (line + 1) + " on:\n- " + at(before, line) + "\n+ " + at(now, line);
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(the end)";
    }
}
