package no.dugnad.reporting;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import no.dugnad.platform.testing.OpenApiFile;

@QuarkusTest
class OpenApiTest extends OpenApiFile {
    @Override
    protected Set<String> shortLists() {
        return Set.of("/v1/reports/{id}/coverage");
    }
}
