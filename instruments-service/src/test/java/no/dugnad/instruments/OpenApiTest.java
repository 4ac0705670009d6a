package no.dugnad.instruments;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.platform.testing.OpenApiFile;

@QuarkusTest
class OpenApiTest extends OpenApiFile {}
