package no.dugnad.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A bound on the work in progress. What takes long has a lane of its own, so that what is short does not wait behind it; a request's lane is that of what its
 * like take when there is no crowd. Beyond a lane's bound the answer is 503 with {@code Retry-After}, at once. Who would rather wait says so with
 * {@code Prefer: wait=SECONDS} (RFC 7240), as the site does for its pages. Health and metrics ({@code /q/…}), and {@link ReadyAnswers}, are outside of all lanes.
 */
@ApplicationScoped
public class Load {
    /** After what lies ready (250), before who asks is looked into (200). */
    private static final int PRIORITY = 240;

    /** Shorter is short, in milliseconds. */
    private static final double SHORT = 15;

    /** How much the newest counts in what its like take. */
    private static final double NEWEST = 0.2;

    /** However patient somebody is, in milliseconds. */
    private static final double MOST_PATIENT = 5_000;

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})\\b", Pattern.CASE_INSENSITIVE);
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Cache<String, Double> takes =
            Caffeine.newBuilder().maximumSize(2_000).build();
    private final Lane shortReads;
    private final Lane longReads;
    private final Lane writes;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final double patience;
    private final Counter refused;

    Load(
            MeterRegistry meters,
            @ConfigProperty(name = "dugnad.load.short-reads-to-a-processor") int shortReads,
            @ConfigProperty(name = "dugnad.load.long-reads-to-a-processor") int longReads,
            @ConfigProperty(name = "dugnad.load.writes") int writes,
            @ConfigProperty(name = "dugnad.load.patience") Duration patience) {
        this.shortReads = new Lane(shortReads * processors);
        this.longReads = new Lane(longReads * processors);
        this.writes = new Lane(writes);
        this.patience = patience.toMillis();
        this.refused = Counter.builder("dugnad.load.refused")
                .description("Requests that were refused because there was too much to do")
                .register(meters);
        gauge(meters, "short-reads", this.shortReads);
        gauge(meters, "long-reads", this.longReads);
        gauge(meters, "writes", this.writes);
    }

    private static void gauge(MeterRegistry meters, String name, Lane lane) {
        Gauge.builder("dugnad.load.inside", lane, Lane::inside)
                .tag("lane", name)
                .description("Requests in work or waiting for their turn")
                .register(meters);
    }

    void register(@Observes Filters filters) {
        filters.register(this::turn, PRIORITY);
    }

    private void turn(RoutingContext routing) {
        var request = routing.request();
        if (routing.normalizedPath().startsWith("/q/")) {
            routing.next();
            return;
        }
        var like = like(request.method(), routing.normalizedPath());
        var known = takes.getIfPresent(like);
        double millis = known == null ? SHORT : known;
        var lane = !READS.contains(request.method()) ? writes : millis > SHORT ? longReads : shortReads;
        var context = Objects.requireNonNull(Vertx.currentContext());
        // a body that is not there yet waits too
        var unread = routing.body() == null || routing.body().buffer() == null;
        if (unread) request.pause();
        var let = lane.enter(
                () -> {
                    // its turn may come in another request's end
                    if (Vertx.currentContext() == context) begin(routing, lane, like, unread);
                    else context.runOnContext(now -> begin(routing, lane, like, unread));
                },
                millis,
                patience(request));
        if (let) return;
        refused.increment();
        if (unread) request.resume();
        ProblemResponses.send(
                routing, Problem.of(503, "too-much-to-do", Map.of()).header("Retry-After", RETRY_AFTER_SECONDS));
    }

    private void begin(RoutingContext routing, Lane lane, String like, boolean unread) {
        if (routing.response().closed()) {
            lane.leave();
            return;
        }
        var began = System.nanoTime();
        var crowd = shortReads.running() + longReads.running() + writes.running();
        routing.addEndHandler(end -> {
            lane.leave();
            // in a crowd each has its part of the processors
            learn(like, (System.nanoTime() - began) / 1e6 * Math.min(1, processors / (double) crowd));
        });
        if (unread) routing.request().resume();
        routing.next();
    }

    private void learn(String like, double millis) {
        takes.asMap().compute(like, (kind, known) -> {
            double before = known == null ? SHORT : known;
            return before + NEWEST * (millis - before);
        });
    }

    private double patience(HttpServerRequest request) {
        var prefer = request.getHeader("Prefer");
        if (prefer == null) return patience;
        var wait = WAIT.matcher(prefer);
        return wait.find() ? Math.min(MOST_PATIENT, 1_000.0 * Integer.parseInt(wait.group(1))) : patience;
    }

    /** Requests of one kind: a method, the first steps of a path, and how many there are. */
    private static String like(HttpMethod method, String path) {
        var steps = path.split("/", 8);
        return method + "/" + (steps.length > 1 ? steps[1] : "") + "/" + (steps.length > 2 ? steps[2] : "") + "/"
                + (steps.length > 4 ? steps[4] : "") + "/" + steps.length;
    }
}
