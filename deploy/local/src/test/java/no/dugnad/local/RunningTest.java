package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningTest {

    private final List<String> stopped = Collections.synchronizedList(new ArrayList<>());
    private final Running running = new Running();

    @Test
    void theLastStartedIsTheFirstStoppedEvenWhenOneWillNot() throws Exception {
        running.start(() -> () -> stopped.add("database"));
        running.start(() -> () -> {
            throw new IllegalStateException("will not");
        });
        running.start(() -> () -> stopped.add("service"));

        running.close();

        assertEquals(List.of("service", "database"), stopped);
    }

    @Test
    void aStopWaitsForWhatIsJustBeingStartedAndStopsThatToo() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            try {
                running.start(() -> {
                    starting.countDown();
                    go.await();
                    return () -> stopped.add("slow");
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        starting.await();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(running::close);
        go.countDown();
        CompletableFuture.allOf(start, stop).join();

        assertEquals(List.of("slow"), stopped);
    }

    @Test
    void nothingIsStartedAfterAStop() {
        running.close();

        assertThrows(Trouble.class, () -> running.start(() -> () -> stopped.add("late")));
        assertEquals(List.of(), stopped);
    }

    @Test
    void whoeverWaitsIsToldOfAPartThatDied() {
        running.diedByItself("kafka", Path.of("log/kafka.log"));

        Trouble trouble = assertThrows(Trouble.class, running::requireWhole);

        assertEquals(
                "kafka ended by itself before everything was up, so everything is stopped: its log log/kafka.log says why.",
                trouble.getMessage());
        assertTrue(running.broken().isDone());
    }
}
