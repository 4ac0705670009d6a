package no.dugnad.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The front door before two processes of a service. */
class ReplicasTest {

    private static final Set<Service> RUN = Set.of(Service.REPORTING);
    private static final Replica FIRST = new Replica(Service.REPORTING, 1);
    private static final Replica SECOND = new Replica(Service.REPORTING, 2);

    private static final Limits IMPATIENT = new Limits(
            Limits.USUAL.head(),
            Limits.USUAL.idle(),
            Limits.USUAL.forBody(),
            Limits.USUAL.leastSpeed(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            2,
            1);

    private final Ports ports = Ports.chosen(Map.of(), true, 2);
    private final HttpClient http = HttpClient.newHttpClient();
    private FakeService first;
    private FakeService second;
    private FrontDoor door;

    @BeforeEach
    void open() throws Exception {
        first = new FakeService(FIRST, ports);
        second = new FakeService(SECOND, ports);
        open(Limits.USUAL);
    }

    private void open(Limits limits) throws Exception {
        if (door != null) {
            door.close();
        }
        door = FrontDoor.open(Routes.read(Path.of("../routes.csv"), RUN), RUN, ports, limits);
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        first.close();
        second.close();
    }

    @Test
    void eachIsAskedInItsTurn() throws Exception {
        assertEquals(Set.of("reporting-service", "reporting-service-2"), Set.of(get().body(), get().body()));
    }

    @Test
    void whoIsNotReadyIsLeftOutUntilItIs() throws Exception {
        first.ready = false;
        await().until(() -> !door.gives(FIRST));

        assertEquals(Set.of("reporting-service-2"), answersOf(10));

        first.ready = true;
        await().until(() -> door.gives(FIRST));
        assertEquals(Set.of("reporting-service", "reporting-service-2"), answersOf(10));
    }

    /** It says first that it is not ready, and closes its door when that must have been seen. */
    @Test
    void noRequestFailsWhileOneStopsInOrder() throws Exception {
        Thread stop = Thread.startVirtualThread(() -> {
            first.ready = false;
            await().until(() -> !door.gives(FIRST));
            first.stopListening();
        });

        int asked = 0;
        while (stop.isAlive() || asked < 50) {
            assertEquals(200, post().statusCode());
            asked++;
        }
        assertEquals(asked, first.answered.get() + second.answered.get());
    }

    /** Nobody has looked since it went: the connection is refused. */
    @Test
    void whatWasNeverSentIsGivenToTheOtherWhateverItIs() throws Exception {
        first.close();

        for (int i = 0; i < 10; i++) {
            assertEquals("reporting-service-2", post().body());
        }
    }

    @Test
    void whoReadsGetsTheAnswerOfTheOtherWhenTheFirstBreaksOff() throws Exception {
        first.breaks.set(100);

        assertEquals(Set.of("reporting-service-2"), answersOf(10));
    }

    @Test
    void whoWritesIsToldThatTheAnswerIsLostAndNothingIsWrittenTwice() throws Exception {
        first.breaks.set(1);
        second.breaks.set(1);

        List<HttpResponse<String>> responses =
                IntStream.range(0, 4).mapToObj(i -> uncheckedPost()).toList();

        List<HttpResponse<String>> lost = responses.stream()
                .filter(response -> response.statusCode() == 502)
                .toList();
        assertEquals(2, lost.size());
        assertTrue(
                lost.getFirst().body().contains("urn:dugnad:problem:answer-lost"),
                lost.getFirst().body());
        assertTrue(lost.getFirst().headers().firstValue("Retry-After").isPresent());
        assertEquals(2, first.answered.get() + second.answered.get());
    }

    @Test
    void whenNobodyIsReadyThatIsSaidAtOnce() throws Exception {
        first.ready = false;
        second.ready = false;
        await().until(() -> !door.gives(FIRST) && !door.gives(SECOND));

        HttpResponse<String> response = get();

        assertEquals(503, response.statusCode());
        assertEquals("5", response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(0, first.answered.get() + second.answered.get());
        assertEquals(503, readiness().statusCode());
    }

    @Test
    void whoDoesNotSayIsLeftOutWhileAnotherIsReadyAndReadinessWaitsForNobody() throws Exception {
        open(IMPATIENT);
        first.held = new CountDownLatch(1);
        await().until(() -> !door.gives(FIRST));

        assertEquals(Set.of("reporting-service-2"), answersOf(4));
        HttpResponse<String> readiness = readiness();
        assertEquals(200, readiness.statusCode());
        assertTrue(readiness.body().contains("\"reporting-service\":\"DOWN\""), readiness.body());
    }

    @Test
    void whoWaitsForAnAnswerThatDoesNotComeIsToldSo() throws Exception {
        open(IMPATIENT);
        first.held = new CountDownLatch(1);
        second.held = new CountDownLatch(1);

        HttpResponse<String> response = post();

        assertEquals(504, response.statusCode());
        assertTrue(response.body().contains("urn:dugnad:problem:answer-late"), response.body());
    }

    /** Two connections to each, and one that may wait for each. */
    @Test
    void whoFindsAllConnectionsInUseIsToldSoInTime() throws Exception {
        open(IMPATIENT);
        first.held = new CountDownLatch(1);
        second.held = new CountDownLatch(1);

        var answers = IntStream.range(0, 20)
                .mapToObj(i -> http.sendAsync(request("/v1/reports").build(), BodyHandlers.ofString()))
                .toList();

        Set<Integer> statuses = new HashSet<>();
        for (var answer : answers) {
            statuses.add(answer.join().statusCode());
        }
        assertTrue(statuses.contains(503), statuses.toString());
        assertTrue(Set.of(503, 504).containsAll(statuses), statuses.toString());
    }

    private Set<String> answersOf(int requests) throws Exception {
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < requests; i++) {
            answers.add(get().body());
        }
        return answers;
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return http.send(request("/v1/reports").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> readiness() throws IOException, InterruptedException {
        return http.send(request("/q/health/ready").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post() throws IOException, InterruptedException {
        return http.send(
                request("/v1/reports").POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> uncheckedPost() {
        try {
            return post();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Addresses.frontDoor(ports) + path));
    }
}
