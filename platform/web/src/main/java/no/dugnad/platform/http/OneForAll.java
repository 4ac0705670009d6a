package no.dugnad.platform.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A question that takes a little while, asked once for all who wait for its answer. It begins after each of them has come, so none of them is told what was
 * before; whoever comes later waits for the next. However many come, one thread asks. When it fails, all who wait are told, also those for whom the next would
 * have been: nobody waits for two that hang.
 */
final class OneForAll<T> {
    private record Waiting<T>(Context context, Handler<AsyncResult<T>> then) {
        void tell(AsyncResult<T> answer) {
            context.runOnContext(now -> then.handle(answer));
        }
    }

    private final Callable<T> question;
    private List<Waiting<T>> waiting = new ArrayList<>();
    private boolean asking;

    OneForAll(Callable<T> question) {
        this.question = question;
    }

    /** Goes on with what was answered, on the thread that this was called on. */
    void ask(Vertx vertx, Handler<AsyncResult<T>> then) {
        synchronized (this) {
            waiting.add(new Waiting<>(Objects.requireNonNull(Vertx.currentContext()), then));
            if (asking) return;
            asking = true;
        }
        askFor(taken(), vertx);
    }

    private void askFor(List<Waiting<T>> all, Vertx vertx) {
        vertx.executeBlocking(question, false).onComplete(answer -> {
            if (answer.failed()) all.addAll(taken());
            all.forEach(one -> one.tell(answer));
            var next = next();
            if (!next.isEmpty()) askFor(next, vertx);
        });
    }

    private synchronized List<Waiting<T>> taken() {
        var all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    /** Those who have come meanwhile; when there are none, nothing is asked any more. */
    private synchronized List<Waiting<T>> next() {
        asking = !waiting.isEmpty();
        return taken();
    }
}
