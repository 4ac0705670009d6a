package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessesTest {

    @TempDir
    Path home;

    @Test
    void whatTheManifestOpensIsOpenedToTheTetheredServiceToo() throws IOException {
        assertEquals(
                List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED"),
                ServiceProcesses.opens(jar("java.base/java.lang java.base/java.nio")));
        assertEquals(List.of(), ServiceProcesses.opens(jar(null)));
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() {
        assertEquals(
                "municipalities-service is not built: %s is missing. Run deploy/up, which builds it, or ./mvnw package."
                        .formatted(home.resolve("municipalities-service/target/quarkus-app/quarkus-run.jar")),
                assertThrows(Trouble.class, () -> ServiceProcesses.requireBuilt(home, Service.WITH_DATA))
                        .getMessage());
    }

    private Path jar(String opens) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (opens != null) {
            manifest.getMainAttributes().putValue("Add-Opens", opens);
        }
        Path jar = home.resolve("quarkus-run.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
