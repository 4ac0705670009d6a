package no.dugnad.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import no.dugnad.faults.Write.Outcome;
import no.dugnad.local.Service;

/** Writers and readers, steadily, until they are stopped. A writer does as the API's documents tell: one key for each write, and the same again until it is answered. */
final class Load {

    static final List<Kind> KINDS = List.of(
            Kind.calls(), Kind.challenges(), Kind.gains(), Kind.participations(), Kind.imports(), Kind.values());

    /** There is one process of the site, so it is away while that is restarted. */
    static final String PAGE = "GET /";

    private static final List<String> READS = List.of(
            "/",
            "/v1/municipalities/4601",
            "/v1/municipalities?limit=50",
            "/v1/indicator-values?indicator=population&year=2019&at=2024-01-01&municipality=1580",
            "/v1/municipality-events?after=0&limit=100",
            "/v1/calls?limit=20",
            "/v1/matches?municipality=4633&limit=1",
            "/v1/instrument-events?after=0&limit=100",
            "/v1/partnerships?limit=10",
            "/v1/gains?limit=10",
            "/v1/partnership-events?after=0&limit=100",
            "/v1/participations?limit=10",
            "/v1/participation-events?after=0&limit=100",
            "/v1/statistics/participation?grouping=small-district&boundaries=2020-01-01");

    private static final String VALUE =
            "/v1/indicator-values?indicator=" + Kind.INDICATOR + "&year=2024&at=2024-01-01&municipality=0301";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long BETWEEN_WRITES_MILLIS = 300;
    private static final long BETWEEN_READS_MILLIS = 200;
    private static final int READERS = 3;

    /** For so long a write is tried again after the stop. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** A write that was acknowledged, and then not there. */
    record Unseen(Kind kind, String mark, Instant asked, String path, String said) {}

    private final Ground ground;
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final Queue<Unseen> unseen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Answers answers = new Answers();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Instant stopped = Instant.MAX;

    Load(Ground ground) {
        this.ground = ground;
    }

    /** What the writers write into is there afterwards. */
    void prepare() throws Exception {
        var indicator = HttpRequest.newBuilder(ground.door("/v1/indicators/" + Kind.INDICATOR))
                .header("Authorization", "Bearer " + ground.token("registrar"))
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString("""
                                {"name":{"nb":"Feil"},"description":{"nb":"Av en prøve."},"unit":"feil","source":"Prøve","carriedBy":"sum"}"""));
        var answer = ground.ask(indicator, PATIENCE);
        if (answer.statusCode() != 201) throw new IllegalStateException("indicator: " + Answers.inShort(answer));
    }

    void start() {
        for (var kind : KINDS) threads.add(Thread.ofVirtual().name(kind.name()).start(() -> write(kind)));
        for (var i = 0; i < READERS; i++) {
            var first = i;
            threads.add(Thread.ofVirtual().name("reader").start(() -> read(first)));
        }
    }

    /** No new write is begun; those that are under way are given a while. Returns when they have ended. */
    void stop() throws InterruptedException {
        stopped = Instant.now();
        for (var thread : threads) thread.join();
    }

    List<Write> writes() {
        return List.copyOf(writes);
    }

    /** How often it was looked whether what had been acknowledged was there. */
    int looks() {
        return looks.get();
    }

    List<Unseen> unseen() {
        return List.copyOf(unseen);
    }

    Answers answers() {
        return answers;
    }

    private boolean stopping() {
        return Instant.now().isAfter(stopped);
    }

    private void write(Kind kind) {
        try {
            for (var number = 0; !stopping(); number++) {
                writes.add(write(kind, kind.mark(number)));
                // a hundred rows at once, or a state of all municipalities: an hour of them is enough to look through
                var large = kind.things() > 1 || kind.service() == Service.MUNICIPALITIES;
                Thread.sleep(large ? 5 * BETWEEN_WRITES_MILLIS : BETWEEN_WRITES_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Write write(Kind kind, String mark) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var began = Instant.now();
        var said = "";
        for (var attempt = 1; ; attempt++) {
            var sent = Instant.now();
            try {
                var answer = ground.ask(
                        HttpRequest.newBuilder(ground.door(kind.path()))
                                .header("Authorization", "Bearer " + ground.token(kind.profile()))
                                .header("Content-Type", kind.type())
                                .header("Idempotency-Key", "\"" + key + "\"")
                                .POST(BodyPublishers.ofString(kind.body().apply(mark))),
                        PATIENCE);
                answers.answered("POST " + kind.path(), sent, answer);
                said = Answers.inShort(answer);
                var outcome = outcome(answer);
                if (outcome == Outcome.ACKNOWLEDGED) lookFor(kind, mark, answer);
                if (outcome != Outcome.UNKNOWN)
                    return new Write(kind, mark, outcome, began, Instant.now(), attempt, said);
            } catch (IOException e) {
                answers.broken("POST " + kind.path(), sent, e);
                said = e.toString();
            }
            if (Instant.now().isAfter(stopped.equals(Instant.MAX) ? stopped : stopped.plus(GRACE)))
                return new Write(kind, mark, Outcome.UNKNOWN, began, Instant.now(), attempt, said);
            Thread.sleep(500);
        }
    }

    /** What has just been acknowledged is there for whoever asks, whichever process answers. */
    private void lookFor(Kind kind, String mark, HttpResponse<String> acknowledged) throws InterruptedException {
        var path = kind.table() == null
                ? VALUE
                : acknowledged
                        .headers()
                        .firstValue("Location")
                        .map(URI::create)
                        .map(URI::getPath)
                        .orElse("");
        var asked = Instant.now();
        try {
            var answer = ground.ask(
                    HttpRequest.newBuilder(ground.door(path))
                            .header("Authorization", "Bearer " + ground.token(kind.profile())),
                    PATIENCE);
            answers.answered("GET " + kind.path() + "/…", asked, answer);
            if (answer.statusCode() < 500) looks.incrementAndGet();
            var seen = answer.statusCode() == 200
                    && (kind.table() != null || answer.body().contains(mark));
            if (!seen && answer.statusCode() < 500)
                unseen.add(new Unseen(kind, mark, asked, path, Answers.inShort(answer)));
        } catch (IOException e) {
            answers.broken("GET " + kind.path() + "/…", asked, e);
        }
    }

    /** A conflict is one with the same write, which still runs; what the database or a service that is away refuses may be asked again. */
    private static Outcome outcome(HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status / 100 == 2) return Outcome.ACKNOWLEDGED;
        if (status >= 500 || status == 408 || status == 429) return Outcome.UNKNOWN;
        if (status == 409 && answer.body().contains("idempotency")) return Outcome.UNKNOWN;
        return Outcome.REFUSED;
    }

    private void read(int first) {
        try {
            for (var number = first; !stopping(); number++) {
                var path = READS.get(number % READS.size());
                var began = Instant.now();
                try {
                    answers.answered(
                            "GET " + path, began, ground.ask(HttpRequest.newBuilder(ground.door(path)), PATIENCE));
                } catch (IOException e) {
                    answers.broken("GET " + path, began, e);
                }
                Thread.sleep(BETWEEN_READS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
