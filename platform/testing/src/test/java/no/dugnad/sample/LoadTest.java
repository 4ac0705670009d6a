package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.sample.thing.HeldResource;
import org.junit.jupiter.api.Test;

/** More than can be done, and slower than can be waited for. */
@QuarkusTest
class LoadTest {
    /** Many more than the sample's lane for writes lets in: two at work, and those whose turn comes in a tenth of a second. */
    private static final int MANY = 40;

    @TestHTTPResource("/")
    URI here;

    private static Response post() {
        return post("handling=lenient");
    }

    private static Response post(String prefer) {
        return given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, "999601391"))
                .header("Prefer", prefer)
                .contentType("application/json")
                .body("{\"said\":\"a\"}")
                .post("/v1/held");
    }

    @Test
    void whatIsTooMuchIsRefusedAtOnceAndTheRestIsDoneWhileHealthAnswers() {
        var letGo = new CountDownLatch(1);
        HeldResource.work = () -> {
            letGo.await();
            return "done";
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.supplyAsync(LoadTest::post, threads))
                    .toList();
            Patience.await().until(() -> answers.stream().anyMatch(CompletableFuture::isDone));

            given().get("/q/health/live").then().statusCode(200);
            given().get("/v1/things").then().statusCode(200);
            var refused = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
            letGo.countDown();

            refused.forEach(answer -> answer.then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("type", equalTo("urn:dugnad:problem:too-much-to-do")));
            var done = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 201)
                    .count();
            assertTrue(done >= 2 && done < MANY, () -> done + " done");
        }
        assertEquals(201, post().statusCode(), "all have left");
    }

    @Test
    void whoWouldRatherWaitHasItsTurn() {
        var letGo = new CountDownLatch(1);
        HeldResource.work = () -> {
            letGo.await();
            return "done";
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.supplyAsync(LoadTest::post, threads))
                    .toList();
            var full = Patience.await().until(LoadTest::inside, inside -> refused(others) == MANY - inside);
            var patient = CompletableFuture.supplyAsync(() -> post("handling=lenient, wait=5"), threads);
            Patience.await().until(() -> inside() > full);
            letGo.countDown();

            assertEquals(201, patient.join().statusCode());
        }
    }

    private static int inside() {
        return (int) Metrics.globalRegistry
                .get("dugnad.load.inside")
                .tag("lane", "writes")
                .gauge()
                .value();
    }

    private static long refused(List<CompletableFuture<Response>> answers) {
        return answers.stream().filter(CompletableFuture::isDone).count();
    }

    @Test
    void whoeverSendsSlowlyHoldsNothingAndIsToldSo() throws IOException {
        HeldResource.work = () -> "done";
        var slow = new ArrayList<Socket>();
        for (var i = 0; i < 70; i++) slow.add(begun("POST /v1/held", "Content-Length: 100"));

        assertEquals(201, post().statusCode());
        given().get("/v1/things").then().statusCode(200);
        for (var socket : slow) {
            var told = read(socket);
            assertTrue(told.startsWith("HTTP/1.1 408"), told);
        }
    }

    /** One that is read as it comes, by a thread of its own. */
    @Test
    void aLongBodyThatStopsIsCut() throws IOException {
        var told = read(begun("PUT /v1/things/large", "Content-Length: 1500000"));

        assertTrue(told.startsWith("HTTP/1.1 408"), told);
    }

    /** A request of which the head has come, and the first byte of the body. */
    private Socket begun(String what, String... headers) throws IOException {
        var socket = new Socket(here.getHost(), here.getPort());
        socket.setSoTimeout((int) Patience.TIME.toMillis());
        socket.getOutputStream()
                .write((what + " HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer "
                                + Tokens.of(Scopes.INSTRUMENTS, "999601391") + "\r\nContent-Type: application/json\r\n"
                                + String.join("\r\n", headers) + "\r\n\r\n{")
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
