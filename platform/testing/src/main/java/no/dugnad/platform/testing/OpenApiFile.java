package no.dugnad.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** So that a page can end early, and no answer's memory grows with what others have stored. */
    @Test
    void everyListComesInPages() throws IOException {
        var document = new YAMLMapper().readTree(FILE.toFile());
        var whole = new TreeSet<String>();
        for (var path : document.path("paths").properties()) {
            var read = path.getValue().path("get");
            var schema = read.at("/responses/200/content/application~1json/schema/$ref");
            var answer = document.at(schema.asText("#/none").substring(1)).path("properties");
            if (!answer.has("items")) continue;
            var parameters = read.path("parameters").findValuesAsText("name");
            var inPages = answer.has("next") && parameters.contains("limit")
                    || answer.has("paginationInfo") && parameters.contains("pageSize");
            if (!inPages) whole.add(path.getKey());
        }
        assertEquals(
                new TreeSet<>(shortLists()),
                whole,
                "lists that come whole: give them pages, or say of a list of what never gets long that it is short");
    }

    /** Paths of lists that come whole, because what they can hold is little. */
    protected Set<String> shortLists() {
        return Set.of();
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
