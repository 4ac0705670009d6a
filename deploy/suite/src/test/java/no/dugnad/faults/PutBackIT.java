package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.dugnad.local.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The drill of docs/operations.md: a backup is made, much is written, the backup is put back, and everybody is equal again. */
@Tag("faults")
class PutBackIT {
    private static final int PATIENCE_SECONDS = 180;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static void write(Ground ground, String id, String title) throws InterruptedException {
        var body = """
                {"instrumentId":"klimasats","title":{"nb":"%s"},"opensAt":"2019-01-01T08:00:00+01:00","closesAt":"2019-02-15T23:59:59+01:00"}
                """.formatted(title);
        until("call " + id + " is written", () -> {
            var now = ground.ask(HttpRequest.newBuilder(ground.door("/v1/calls/" + id)), ANSWER);
            var put = HttpRequest.newBuilder(ground.door("/v1/calls/" + id))
                    .header("Authorization", "Bearer " + ground.token("scheme-owner:999601391"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(body));
            if (now.statusCode() == 404) put.header("If-None-Match", "*");
            else put.header("If-Match", now.headers().firstValue("ETag").orElseThrow());
            return ground.ask(put, ANSWER).statusCode() / 100 == 2;
        });
    }

    /** What reporting and partnerships know of the calls, by their ids; empty for one that they do not. */
    private static String known(Ground ground, String id) throws SQLException {
        var known = "";
        for (var service : List.of(Service.REPORTING, Service.PARTNERSHIPS))
            try (var connection = ground.database(service);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select coalesce(to_jsonb(c) #>> '{title,nb}', to_jsonb(c) #>> '{state,title,nb}') from read_model.call c where id = '"
                                    + id + "'")) {
                known += row.next() ? row.getString(1) + " " : "";
            }
        return known.strip();
    }

    private interface Question {
        boolean isSo() throws Exception;
    }

    private static void until(String what, Question question) throws InterruptedException {
        assertTrue(Wait.until(PATIENCE_SECONDS, question::isSo), "within " + PATIENCE_SECONDS + " s: " + what);
    }

    private static boolean well(Ground ground) throws Exception {
        for (var replica : ground.replicas())
            if (ground.ask(HttpRequest.newBuilder(ground.at(replica, "/q/health/well")), ANSWER)
                            .statusCode()
                    != 200) return false;
        return true;
    }

    @Test
    void everybodyIsEqualAfterADatabaseWasPutBack() throws Exception {
        try (var ground = Ground.at(Asked.parse(
                List.of("--home", Path.of("../..").toAbsolutePath().normalize().toString(), "--replicas", "1")))) {
            ground.start();
            var instruments = new PutBack(Service.INSTRUMENTS, 0);
            write(ground, "drill-kept", "Kept");
            until("the call is known", () -> known(ground, "drill-kept").equals("Kept Kept"));

            instruments.copy(ground);
            write(ground, "drill-kept", "Revised");
            write(ground, "drill-ghost", "Ghost");
            until(
                    "what is written after the backup is known",
                    () -> known(ground, "drill-kept").equals("Revised Revised")
                            && known(ground, "drill-ghost").equals("Ghost Ghost"));
            var began = Instant.now();
            instruments.putBack(ground);
            write(ground, "drill-new", "New");

            until(
                    "nobody knows of the time that is gone",
                    () -> known(ground, "drill-ghost").isEmpty()
                            && known(ground, "drill-kept").equals("Kept Kept"));
            until(
                    "what is written afterwards is known",
                    () -> known(ground, "drill-new").equals("New New"));
            until("all is well", () -> well(ground));
            System.out.printf(
                    "Everybody is equal %.1f s after the database was put back%n",
                    Duration.between(began, Instant.now()).toMillis() / 1000.0);
            var run = new Run(ground, null, null, null, null, List.of(), List.of(), List.of());
            assertEquals(List.of(), new TopicsEqualJournals().look(run).wrong());
            assertEquals(List.of(), new ReplicasEqualOwners().look(run).wrong());
        }
    }
}
