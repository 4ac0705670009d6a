package no.dugnad.faults;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;

/** Asks each process each second whether it is ready, and whether it answers. */
final class Truth {

    /**
     * @param answered whether a small reading question got its answer
     * @param starting it has not been there for long, and may not have heard all yet
     */
    record Look(Instant at, boolean ready, boolean answered, boolean starting) {}

    private static final Duration STARTING = Duration.ofSeconds(90);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Map<Service, String> QUESTIONS = Map.of(
            Service.MUNICIPALITIES, "/v1/municipalities/4601",
            Service.INSTRUMENTS, "/v1/calls?limit=1",
            Service.PARTNERSHIPS, "/v1/partnerships?limit=1",
            Service.REPORTING, "/v1/participations?limit=1");

    private final Ground ground;
    private final Map<Replica, List<Look>> looks = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Truth(Ground ground) {
        this.ground = ground;
    }

    void start() {
        for (var replica : ground.replicas()) {
            var seen = new ArrayList<Look>();
            looks.put(replica, seen);
            threads.add(Thread.ofVirtual().start(() -> look(replica, seen)));
        }
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (var thread : threads) thread.join();
    }

    Map<Replica, List<Look>> looks() {
        return looks;
    }

    private void look(Replica replica, List<Look> seen) {
        try {
            while (!stopped) {
                var at = Instant.now();
                var ready = CompletableFuture.supplyAsync(
                        () -> good(replica, "/q/health/ready"), Thread::startVirtualThread);
                var answered = good(replica, requireNonNull(QUESTIONS.get(replica.service())));
                seen.add(new Look(at, ready.join(), answered, starting(replica)));
                var left = 1_000 - Duration.between(at, Instant.now()).toMillis();
                if (left > 0) Thread.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean starting(Replica replica) {
        var process = ground.suite().processes().get(replica.name());
        return process == null
                || process.info()
                        .startInstant()
                        .map(start -> start.plus(STARTING).isAfter(Instant.now()))
                        .orElse(true);
    }

    private boolean good(Replica replica, String path) {
        try {
            return ground.ask(HttpRequest.newBuilder(ground.at(replica, path)), PATIENCE)
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
