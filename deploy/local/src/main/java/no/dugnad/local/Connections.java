package no.dugnad.local;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ends connections on which no whole head of a request comes in time, be it that nothing comes or that it comes a byte now and then. */
final class Connections {

    /** A connection that waits has a timer. Only its own event loop touches it. */
    private static final class Waiting {
        private int requests;
        private long timer;
    }

    private final Vertx vertx;
    private final Limits limits;
    private final Map<HttpConnection, Waiting> open = new ConcurrentHashMap<>();

    Connections(Vertx vertx, Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        Waiting waiting = new Waiting();
        open.put(connection, waiting);
        connection.closeHandler(closed -> {
            vertx.cancelTimer(waiting.timer);
            open.remove(connection);
        });
        wait(connection, waiting, limits.head());
    }

    /** The head of a request has come. */
    void begun(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        Waiting waiting = open.get(connection);
        if (waiting != null) {
            waiting.requests++;
            vertx.cancelTimer(waiting.timer);
            request.response().endHandler(ended -> {
                if (--waiting.requests == 0) {
                    // of a request that is answered before all of it has come the rest is waited for, but not for long
                    wait(connection, waiting, request.isEnded() ? limits.idle() : limits.head());
                }
            });
        }
    }

    private void wait(HttpConnection connection, Waiting waiting, Duration time) {
        vertx.cancelTimer(waiting.timer);
        waiting.timer = vertx.setTimer(time.toMillis(), late -> connection.close());
    }
}
