package no.dugnad.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneForAllTest {
    private final Vertx vertx = Vertx.vertx();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean fails;
    private final OneForAll<Integer> question = new OneForAll<>(() -> {
        var mine = asked.incrementAndGet();
        begun.release();
        goOn.acquire();
        if (fails) throw new IllegalStateException("nobody knows");
        return mine;
    });

    @AfterEach
    void close() {
        vertx.close();
    }

    /** Returns when it is one of those who wait. */
    private CompletableFuture<Integer> ask() {
        var answered = new CompletableFuture<Integer>();
        var waits = new CompletableFuture<Boolean>();
        vertx.getOrCreateContext().runOnContext(now -> {
            question.ask(vertx, answer -> {
                if (answer.succeeded()) answered.complete(answer.result());
                else answered.completeExceptionally(answer.cause());
            });
            waits.complete(true);
        });
        waits.orTimeout(1, TimeUnit.MINUTES).join();
        return answered.orTimeout(1, TimeUnit.MINUTES);
    }

    @Test
    void whoComesWhileItIsAskedIsToldWhatIsAskedAfterThat() throws InterruptedException {
        var first = ask();
        begun.acquire();
        var second = ask();
        var third = ask();
        goOn.release(2);

        assertEquals(1, first.join());
        assertEquals(2, second.join());
        assertEquals(2, third.join());
        assertEquals(2, asked.get());
    }

    @Test
    void whenItFailsAllWhoWaitAreToldAndTheNextAsksAnew() throws InterruptedException {
        fails = true;
        var first = ask();
        begun.acquire();
        var second = ask();
        goOn.release();

        assertThrows(CompletionException.class, first::join);
        assertThrows(CompletionException.class, second::join);
        fails = false;
        goOn.release();
        assertEquals(2, ask().join());
    }
}
