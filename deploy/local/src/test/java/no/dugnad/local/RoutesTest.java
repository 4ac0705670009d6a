package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private static final Set<Service> ALL = EnumSet.allOf(Service.class);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/v1/municipalities, MUNICIPALITIES",
        "/v1/municipalities/0301/history, MUNICIPALITIES",
        "/v1/indicator-values, MUNICIPALITIES",
        "/api/klass/v1/classifications/131, MUNICIPALITIES",
        "/openapi/municipalities, MUNICIPALITIES",
        "/v1/calls, INSTRUMENTS",
        "/v1/calls.atom, INSTRUMENTS",
        "/v1/calls/klimasats-2026/reach, INSTRUMENTS",
        "/common-grants/opportunities, INSTRUMENTS",
        "/v1/partnerships/digivestland/members, PARTNERSHIPS",
        "/v1/participations, REPORTING",
        "/v1/statistics/participation, REPORTING",
        "/openapi/reporting, REPORTING",
        "/v1/callsigns, REPORTING",
        "/asyncapi/schemas/call.json, REPORTING",
        "/municipalities/0301, SITE",
        "/docs, SITE",
        "/assets/dugnad.css, SITE",
        "/, SITE"
    })
    void theSuitesOwnTableKnowsWhoAnswers(String path, Service service) throws IOException {
        assertEquals(service, Routes.read(Path.of("../routes.csv"), ALL).serviceFor(path));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SITE")
    void everyPathOfAServicesDocumentIsItsOwn(Service service) throws IOException {
        var routes = Routes.read(Path.of("../routes.csv"), ALL);
        var paths = Files.readString(Path.of("../..", service.fullName(), "openapi.yaml"))
                .replaceFirst("(?s).*\\npaths:\\n", "")
                .lines()
                .takeWhile(line -> line.startsWith(" "))
                .filter(line -> line.startsWith("  /"))
                .map(line -> line.strip().replaceFirst(":$", ""))
                .filter(path -> !path.equals("/"))
                .toList();

        assertFalse(paths.isEmpty());
        for (var path : paths) assertEquals(service, routes.serviceFor(path), path + " in deploy/routes.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/municipalities/0301"})
    void withoutTheSiteAServiceAnswersForIt(String path) throws IOException {
        assertEquals(
                Service.REPORTING,
                Routes.read(Path.of("../routes.csv"), Service.WITH_DATA).serviceFor(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/%63alls, INSTRUMENTS",
        "//v1//calls, INSTRUMENTS",
        "/v1/municipalities/../calls, INSTRUMENTS",
        "/v1/calls/%ZZ, INSTRUMENTS"
    })
    void aPathIsReadAsTheServicesReadIt(String path, Service service) throws IOException {
        assertEquals(service, Routes.read(Path.of("../routes.csv"), ALL).serviceFor(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/metrics", "/%71/metrics", "//q/metrics", "/v1/../q/metrics", "/./q/health"})
    void whatQuarkusKeepsForItselfIsInternal(String path) {
        assertTrue(Routes.internal(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/quality", "/v1/q", "/search"})
    void theRestIsNot(String path) {
        assertFalse(Routes.internal(path));
    }

    @Test
    void aTableWithHolesIsRefused() throws IOException {
        Path csv = folder.resolve("routes.csv");
        Files.writeString(csv, "path_prefix,service\n/v1/calls,instruments-service\n");

        assertTrue(assertThrows(Trouble.class, () -> Routes.read(csv, ALL))
                .getMessage()
                .contains("no line for /"));
    }

    @Test
    void aServiceThatDoesNotExistIsRefused() throws IOException {
        Path csv = folder.resolve("routes.csv");
        Files.writeString(csv, "path_prefix,service\n/,nobodys-service\n");

        assertEquals(
                "No service is called nobodys-service.",
                assertThrows(Trouble.class, () -> Routes.read(csv, ALL)).getMessage());
    }
}
