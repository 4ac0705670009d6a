package no.dugnad.sample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.dugnad.platform.testing.Patience;

/** Work of which the first run stops until it is let go; it gives how many runs there have been when it began. */
final class Hold implements Callable<String> {
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public String call() throws InterruptedException {
        var run = runs.incrementAndGet();
        begun.countDown();
        if (run == 1) passed(letGo);
        return "run " + run;
    }

    void awaitBegun() throws InterruptedException {
        passed(begun);
    }

    void letGo() {
        letGo.countDown();
    }

    int runs() {
        return runs.get();
    }

    private static void passed(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(Patience.TIME.toSeconds(), TimeUnit.SECONDS), "waited in vain");
    }
}
