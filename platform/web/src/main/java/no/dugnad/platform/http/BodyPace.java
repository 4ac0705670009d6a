package no.dugnad.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How fast a body must come in. One that is short has a time for all of it; one that is long must bring so much in each stretch of time. Who is slower is told
 * so, and the connection is closed.
 */
@ApplicationScoped
public class BodyPace {
    private static final String WATCHED = "dugnad.body-is-watched";

    private final Vertx vertx;
    private final long millis;
    private final long least;
    private final AtomicLong held = new AtomicLong();
    private final long mostHeld;

    BodyPace(
            Vertx vertx,
            @ConfigProperty(name = "dugnad.limits.body-seconds") int seconds,
            @ConfigProperty(name = "dugnad.limits.body-least-bytes") int least,
            @ConfigProperty(name = "dugnad.limits.bodies-held") io.quarkus.runtime.configuration.MemorySize held) {
        this.vertx = vertx;
        this.millis = seconds * 1_000L;
        this.least = least;
        this.mostHeld = held.asLongValue();
    }

    /** Goes on when all of it is there. */
    void collect(RoutingContext routing, long most) {
        var request = routing.request();
        var body = Buffer.buffer();
        var timer = vertx.setTimer(millis, late -> slow(routing));
        routing.addEndHandler(end -> {
            vertx.cancelTimer(timer);
            held.addAndGet(-body.length());
        });
        request.handler(chunk -> {
            if (routing.response().ended()) return;
            body.appendBuffer(chunk);
            if (held.addAndGet(chunk.length()) > mostHeld) {
                ProblemResponses.send(
                        routing, Problem.of(503, "too-much-to-do", Map.of()).header("Retry-After", 1));
            } else if (body.length() > most) {
                ProblemResponses.send(routing, Problem.of(413, "body-too-large", Map.of("max", most)));
            }
        });
        request.endHandler(all -> {
            vertx.cancelTimer(timer);
            if (routing.response().ended()) return;
            ((RoutingContextInternal) routing).setBody(body);
            routing.next();
        });
    }

    /** Goes on at once: what is read of it is {@link #read}. */
    void watch(RoutingContext routing) {
        routing.put(WATCHED, true);
        routing.next();
    }

    /** A body that is watched, and looked at now and then, as long as the request lasts. */
    InputStream read(InputStream body, RoutingContext routing) {
        if (routing.get(WATCHED) == null) return body;
        var paced = new PacedStream(body);
        var timer = vertx.setPeriodic(Math.max(1, millis / 4), look -> {
            if (!paced.isSlow(TimeUnit.MILLISECONDS.toNanos(millis), least)) return;
            vertx.cancelTimer(look);
            slow(routing);
        });
        routing.addEndHandler(end -> vertx.cancelTimer(timer));
        return paced;
    }

    private static void slow(RoutingContext routing) {
        var request = routing.request();
        if (!routing.response().headWritten())
            ProblemResponses.send(routing, Problem.of(408, "body-too-slow", Map.of()));
        // other requests on a connection of HTTP/2 are none of this one's
        if (request.version() == HttpVersion.HTTP_2) routing.response().reset();
        else request.connection().close();
    }
}
