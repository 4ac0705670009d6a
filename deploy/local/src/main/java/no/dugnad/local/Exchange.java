package no.dugnad.local;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request on its way through the front door, looked at each second: whether the client sends and takes fast enough, and whether the service goes on. */
final class Exchange {

    private static final long LOOK_MILLIS = 1_000;

    private final Vertx vertx;
    private final HttpServerRequest from;
    private final HttpServerResponse to;
    private final Limits limits;
    private final boolean hasBody;
    private final long every;
    private @Nullable HttpClientRequest sent;
    private @Nullable FrontDoorProblem refusal;
    private boolean answering;
    private final Set<Replica> asked = new HashSet<>();

    /** How long the client has been waited for, and how much had come, or gone, when that began. */
    private long clientMillis;

    private long bytes;

    /** How long the service has been waited for, and how much had gone when that began. */
    private long serviceMillis;

    private long answered;

    Exchange(Vertx vertx, HttpServerRequest from, Limits limits) {
        this.vertx = vertx;
        this.from = from;
        this.to = from.response();
        this.limits = limits;
        this.hasBody = from.headers().contains("Transfer-Encoding")
                || !Objects.requireNonNullElse(from.getHeader("Content-Length"), "0")
                        .equals("0");
        this.every = Math.min(LOOK_MILLIS, limits.forBody().toMillis());
        vertx.setPeriodic(every, this::look);
    }

    /** A connection to a service is there, and the request begins to go that way. */
    HttpClientRequest sending(HttpClientRequest request, Replica to) {
        sent = request;
        asked.add(to);
        serviceMillis = 0;
        return request;
    }

    ProxyResponse answering(ProxyResponse response) {
        answering = true;
        clientMillis = 0;
        serviceMillis = 0;
        bytes = 0;
        return response;
    }

    boolean asked(Replica replica) {
        return asked.contains(replica);
    }

    boolean sent() {
        return sent != null;
    }

    boolean readsWithoutBody() {
        return !hasBody
                && (from.method().equals(HttpMethod.GET) || from.method().equals(HttpMethod.HEAD));
    }

    /** Why it was given up here, if it was. */
    @Nullable
    FrontDoorProblem refusal() {
        return refusal;
    }

    private void look(long timer) {
        if (to.ended() || to.closed() || refusal != null) {
            vertx.cancelTimer(timer);
        } else if (sent != null && answering) {
            if (to.writeQueueFull()) {
                waitForClient(to.bytesWritten(), limits.answer());
            } else {
                waitForService(to.bytesWritten());
            }
        } else if (sent != null) {
            if (from.isEnded() || sent.writeQueueFull()) {
                waitForService(0);
            } else {
                waitForClient(from.bytesRead(), limits.forBody());
            }
        }
    }

    private void waitForClient(long bytesNow, Duration within) {
        clientMillis += every;
        if (clientMillis >= within.toMillis()) {
            if (bytesNow - bytes < limits.leastSpeed() * clientMillis / 1000) {
                giveUp(FrontDoorProblem.TOO_SLOW);
            }
            clientMillis = 0;
            bytes = bytesNow;
        }
    }

    private void waitForService(long answeredNow) {
        serviceMillis = answeredNow > answered ? 0 : serviceMillis + every;
        answered = answeredNow;
        if (serviceMillis >= limits.answer().toMillis()) {
            giveUp(FrontDoorProblem.ANSWER_LATE);
        }
    }

    /** Of an answer that has begun no other can be made. */
    private void giveUp(FrontDoorProblem because) {
        refusal = because;
        if (sent != null) {
            sent.reset();
        }
        if (answering) {
            from.connection().close();
        }
    }
}
