package no.dugnad.municipalities.sync;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import no.dugnad.municipalities.SetClock;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs against answers in SSB's shapes. Each test has two days of its own, so that none goes on where another failed. */
@QuarkusTest
@TestProfile(SyncTest.WithStub.class)
class SyncTest {
    public static class WithStub implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var base = "http://127.0.0.1:" + free.getLocalPort();
                return Map.of(
                        "dugnad.sync.klass-url",
                        base + "/api/klass/v1",
                        "dugnad.sync.pxweb-url",
                        base + "/api/pxwebapi/v2/",
                        "test.stub.port",
                        String.valueOf(free.getLocalPort()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final String TIMEOUT = "dugnad.sync.timeout";
    private static final String REGISTRAR = Tokens.of("dugnad:municipalities.write", "889640782");
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final CurrentRegistry registry;
    private final SyncJob job;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private SsbSays ssb;
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private Source failing;
    private String failure;

    SyncTest(CurrentRegistry registry, SyncJob job) {
        this.registry = registry;
        this.job = job;
    }

    @BeforeEach
    void start() throws IOException {
        TESTS.incrementAndGet();
        later(0);
        ssb = SsbSays.whatIsIn(registry.get());
        failing = null;
        var port = ConfigProvider.getConfig().getValue("test.stub.port", Integer.class);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        givenUp.countDown();
        server.stop(0);
        System.clearProperty(TIMEOUT);
        SetClock.reset();
    }

    @Test
    void aDryRunShowsTheDifferenceAndChangesNothing() {
        var year = nextYear();
        ssb.figuresOf(year);
        var before = registry.get();

        run(true)
                .body("status", equalTo("completed"))
                .body("dryRun", equalTo(true))
                .body("differences", hasSize(1))
                .body("differences[0].kind", equalTo("population-year"))
                .body("differences[0].year", equalTo(year))
                .body("differences[0].status", equalTo("would-apply"));

        assertSame(before, registry.get());
    }

    @Test
    void newFiguresAreAppliedAndTold() {
        var year = nextYear();
        ssb.figuresOf(year);

        run(false).body("differences.status", contains("applied"));

        given().get("/v1/indicator-values?indicator=population&year=" + year + "&municipality=4601")
                .then()
                .statusCode(200)
                .body("items[0].value", notNullValue());
        Broker.awaitType("dugnad.indicator", "population/" + year, "no.dugnad.indicator.measured.v1");
        run(false).body("differences", empty());
    }

    @Test
    void whatContradictsHistoryWaitsForAPerson() {
        var was = registry.get().facts().population().get("1103").get(2018);
        ssb.figure(2018, "1103", was + 7);
        var before = registry.get();

        String id = run(false)
                .body("differences.status", contains("held"))
                .body("differences[0].approvable", equalTo(true))
                .body("differences[0].items[0].recorded", equalTo(was))
                .extract()
                .path("id");

        assertSame(before, registry.get());
        decide(id, 1, "approve", Tokens.of("dugnad:statements.write", "889640782"))
                .statusCode(403);
        decide(id, 9, "approve", REGISTRAR).statusCode(404);
        decide(id, 1, "approve", REGISTRAR).statusCode(200).body("status", equalTo("approved"));
        assertEquals(was + 7, registry.get().facts().population().get("1103").get(2018));
        decide(id, 1, "approve", REGISTRAR).statusCode(409);
        later(1);
        run(false).body("differences", empty());
    }

    @Test
    void whatIsRefusedIsNotHeldAgain() {
        ssb.name("1124", "Sole");

        String id = run(false)
                .body("differences.status", contains("held"))
                .extract()
                .path("id");
        decide(id, 1, "refuse", REGISTRAR).statusCode(200).body("status", equalTo("refused"));

        run(false).body("differences.status", contains("refused"));
        ssb.name("1124", "Sola");
        run(false).body("differences", empty());
    }

    @Test
    void whatIsThereNoMoreIsSettled() {
        ssb.name("1122", "Gjesdalen");
        String id = run(false)
                .body("differences.status", contains("held"))
                .extract()
                .path("id");
        ssb.name("1122", "Gjesdal");

        run(false).body("differences", empty());

        given().get("/v1/sync-runs/" + id).then().body("differences.status", contains("settled"));
    }

    @Test
    void aMunicipalityIsNeverDropped() {
        ssb.noMunicipality("1121");

        String id = run(false)
                .body("differences[0].kind", equalTo("version-missing"))
                .body("differences[0].status", equalTo("held"))
                .extract()
                .path("id");

        decide(id, 1, "approve", REGISTRAR).statusCode(409).body("detail", notNullValue());
        given().get("/v1/municipalities/1121").then().statusCode(200);
        decide(id, 1, "refuse", REGISTRAR).statusCode(200);
    }

    @Test
    void whatIsToComeIsForTheRegistrarToAnnounce() {
        var date = LocalDate.of(2041, 1, 1);
        ssb.end("1120", date).municipality("1198", "Klepp", date, null).change(date, "1120", "1198");

        String id = run(false)
                .body("differences[0].kind", equalTo("future-changes"))
                .body("differences[0].status", equalTo("held"))
                .body("differences[0].reform[0].from", contains("1120"))
                .extract()
                .path("id");

        decide(id, 1, "approve", REGISTRAR).statusCode(409);
        given().get("/v1/municipalities/1198?at=2041-01-01").then().statusCode(404);
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        run(false).body("status", equalTo("completed"));
        asked.clear();

        run(false).body("sources.outcome", everyItem(equalTo("unchanged")));

        assertTrue(asked.stream().allMatch(a -> a.startsWith("304")), asked.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "POPULATION, 500, status",
        "CHANGES, 404, status",
        "COUNTIES, cut, unreachable",
        "MUNICIPALITIES, half, unreadable",
        "CENTRALITY, slow, timeout"
    })
    void anOutageChangesNothingAndTheNextRunGoesOnThere(Source source, String how, String reason) {
        var year = nextYear();
        ssb.figuresOf(year);
        var before = registry.get();
        failing = source;
        failure = how;
        // only what is to be given up is given little time
        if (how.equals("slow")) System.setProperty(TIMEOUT, "1s");

        run(false)
                .body("status", equalTo("failed"))
                .body("failure.source", equalTo(no.dugnad.platform.http.Words.word(source)))
                .body("failure.reason", equalTo(reason))
                .body("failure.text.nb", notNullValue())
                .body("differences", empty());

        assertSame(before, registry.get());
        failing = null;
        System.clearProperty(TIMEOUT);
        run(true)
                .body("status", equalTo("completed"))
                .body("sources.findAll { it.outcome == 'kept' }", hasSize(source.ordinal()));
    }

    @Test
    void anOutageAltogetherIsAFailedRun() {
        server.stop(0);

        run(false).body("status", equalTo("failed")).body("failure.reason", equalTo("unreachable"));

        given().get("/v1/sync-runs?limit=1").then().body("items[0].status", equalTo("failed"));
    }

    @Test
    void theScheduleRunsAgainAfterADayOrAnHourAfterAFailure() {
        run(false).body("status", equalTo("completed"));
        assertEquals(false, job.isDue());
        later(2);
        assertEquals(false, job.isDue());
        later(25);
        assertEquals(true, job.isDue());
        server.stop(0);
        run(false).body("status", equalTo("failed"));
        later(26);
        assertEquals(true, job.isDue());
    }

    @Test
    void onlyARegistrarStartsARun() {
        given().post("/v1/sync-runs").then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of("dugnad:statements.write", "889640782"))
                .post("/v1/sync-runs")
                .then()
                .statusCode(403);
        given().get("/v1/sync-runs/nothing").then().statusCode(404);
    }

    private int nextYear() {
        return registry.get().lastPopulationYear() + 1;
    }

    /** Hours into this test's own time. */
    private static void later(int hours) {
        SetClock.to(Instant.parse("2026-10-02T00:00:00Z")
                .plusSeconds(3600L * (48 * TESTS.get() + hours))
                .toString());
    }

    private static ValidatableResponse run(boolean dryRun) {
        return given().header("Authorization", "Bearer " + REGISTRAR)
                .post("/v1/sync-runs?dryRun=" + dryRun)
                .then()
                .statusCode(201)
                .header("Location", notNullValue());
    }

    private static ValidatableResponse decide(String id, int n, String decision, String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/v1/sync-runs/" + id + "/held/" + n + "/" + decision)
                .then();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var source = source(exchange.getRequestURI().toString());
            var body = ssb.body(source);
            if (source == failing)
                switch (failure) {
                    case "slow" -> {
                        try {
                            givenUp.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return;
                    }
                    case "cut" -> {
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body, 0, body.length / 2);
                        return;
                    }
                    case "half" -> body = java.util.Arrays.copyOf(body, body.length / 2);
                    default -> {
                        exchange.sendResponseHeaders(Integer.parseInt(failure), -1);
                        return;
                    }
                }
            var tag = "\"" + hash(body) + "\"";
            var known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            asked.add((known ? "304 " : "200 ") + source);
            exchange.getResponseHeaders().add("ETag", tag);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
            if (!known) exchange.getResponseBody().write(body);
        }
    }

    private static Source source(String address) {
        for (var source : Source.values())
            if (address.substring(address.indexOf("/v", 5) + 3).equals(source.path())) return source;
        throw new IllegalArgumentException(address);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
