package no.dugnad.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What all who asked through the front door were answered. */
final class Answers {

    /** One that was no success. */
    record Failure(Instant began, Instant ended, String what, String said) {}

    private final Map<Integer, AtomicInteger> byStatus = new ConcurrentHashMap<>();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    void answered(String what, Instant began, HttpResponse<String> answer) {
        byStatus.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                .incrementAndGet();
        if (answer.statusCode() >= 300) failures.add(new Failure(began, Instant.now(), what, inShort(answer)));
    }

    /** No answer came whole. */
    void broken(String what, Instant began, Exception e) {
        failures.add(new Failure(
                began,
                Instant.now(),
                what,
                "%s after %d s"
                        .formatted(e, Duration.between(began, Instant.now()).toSeconds())));
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    Map<Integer, AtomicInteger> byStatus() {
        return byStatus;
    }

    static String inShort(HttpResponse<String> answer) {
        var body = answer.body().strip();
        var retry = answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isEmpty()
                ? " without Retry-After"
                : "";
        return answer.statusCode() + retry + " " + (body.length() > 300 ? body.substring(0, 300) + " …" : body);
    }
}
