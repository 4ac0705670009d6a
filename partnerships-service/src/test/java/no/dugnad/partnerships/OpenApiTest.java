package no.dugnad.partnerships;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import no.dugnad.platform.testing.OpenApiFile;

@QuarkusTest
class OpenApiTest extends OpenApiFile {
    @Override
    protected Set<String> shortLists() {
        return Set.of("/v1/receptions/{id}/steps");
    }
}
