package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of each service, restarted and killed: who asks does not see it, or is told to ask again, and nothing is lost. */
@Tag("faults")
class TwoOfEachIT {
    @TempDir
    Path folder;

    @Test
    void goOnWhileTheyAreRestartedAndAfterTheyWereKilled() throws Exception {
        try (var suite = RunningSuite.start(folder.resolve("data"), "--no-site", "--replicas", "2")) {
            noRequestFailsWhileTheServicesAreRestarted(suite);
            whatIsKilledComesBackAndGoesOn(suite);
        }
    }

    /** Requests that read and, in the search, one that is no GET: of that a second process must not be asked when the first breaks off. */
    private static void noRequestFailsWhileTheServicesAreRestarted(RunningSuite suite) throws Exception {
        var asked = new AtomicInteger();
        var failed = new ConcurrentLinkedQueue<String>();
        suite.restartInTurn();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var path : List.of("/v1/municipalities/4601", "/v1/calls", "/v1/partnerships", "/v1/participations"))
                threads.submit(() -> {
                    while (!suite.output().contains("All services have been restarted")) {
                        asked.incrementAndGet();
                        var answer = suite.send("GET", path, null, null, null);
                        if (answer.statusCode() != 200) failed.add(answer.statusCode() + " " + path);
                    }
                    return null;
                });
            threads.submit(() -> {
                while (!suite.output().contains("All services have been restarted")) {
                    asked.incrementAndGet();
                    var answer =
                            suite.send("POST", "/common-grants/opportunities/search", null, "{}", "application/json");
                    if (answer.statusCode() != 200) failed.add(answer.statusCode() + " search");
                }
                return null;
            });
        }
        assertEquals(List.of(), List.copyOf(failed), asked + " requests");
        assertTrue(asked.get() > 100, asked + " requests");
    }

    private static void whatIsKilledComesBackAndGoesOn(RunningSuite suite) throws Exception {
        suite.kill("-Dquarkus.http.port=" + suite.port("instruments-service"));
        suite.killPostgres();
        suite.kill("-Djava.util.logging.SimpleFormatter.format"); // of what is long only the beginning is to be seen

        for (var part : List.of("instruments-service", "PostgreSQL", "kafka"))
            RunningSuite.await(suite::output, output -> output.contains(part + " ended by itself"));
        var call = """
                {"instrumentId":"klimasats","title":{"nb":"Etter feilen"},"opensAt":"2019-01-01T08:00:00+01:00","closesAt":"2019-02-15T23:59:59+01:00"}
                """;
        RunningSuite.await(
                () -> suite.send("GET", "/q/health/ready", null, null, null).statusCode(), status -> status == 200);
        RunningSuite.await(
                () -> suite.send(
                                "PUT",
                                "/v1/calls/etter-feilen",
                                "scheme-owner:999601391",
                                call,
                                "application/json",
                                "If-None-Match",
                                "*")
                        .statusCode(),
                status -> status == 201 || status == 412);
        var rows = """
                instrument,project,municipality,role,year,status,applied_nok,awarded_nok,call
                klimasats,etter-feilen,1252,lead,2019,awarded,500000,400000,etter-feilen
                """;
        RunningSuite.await(() -> suite.imported(rows), status -> status.equals("completed"));
    }
}
