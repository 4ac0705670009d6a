package no.dugnad.platform.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cronutils.model.CronType;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.common.runtime.ScheduledInvoker;
import io.quarkus.scheduler.common.runtime.ScheduledMethod;
import io.quarkus.scheduler.common.runtime.SchedulerContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EverySoOftenTest {
    private static final long PATIENCE = 60;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** Whose annotations the jobs of the tests have. */
    static final class Jobs {
        @Scheduled(every = "0.01s")
        void often() {}

        @Scheduled(every = "0.01s")
        void asOften() {}

        @Scheduled(cron = "0 0 3 * * ?")
        void atNight() {}
    }

    @Test
    void aJobIsRunAgainAndAgainAlsoWhenItFails() throws Exception {
        var runs = new CountDownLatch(3);
        var scheduler = scheduler(Map.of("often", execution -> {
            runs.countDown();
            throw new IllegalStateException("not now");
        }));

        scheduler.start(new StartupEvent());

        assertTrue(runs.await(PATIENCE, TimeUnit.SECONDS));
        scheduler.stop(new ShutdownEvent());
    }

    @Test
    void aJobThatIsStillRunningIsNotBegunASecondTime() throws Exception {
        var runs = new AtomicInteger();
        var mayEnd = new CountDownLatch(1);
        var again = new CountDownLatch(2);
        var dueAgain = new CountDownLatch(5);
        var scheduler = scheduler(Map.of(
                "often",
                execution -> {
                    runs.incrementAndGet();
                    again.countDown();
                    mayEnd.await();
                    return CompletableFuture.completedFuture(null);
                },
                "asOften",
                execution -> {
                    dueAgain.countDown();
                    return CompletableFuture.completedFuture(null);
                }));

        scheduler.start(new StartupEvent());
        assertTrue(dueAgain.await(PATIENCE, TimeUnit.SECONDS));
        assertEquals(1, runs.get());
        mayEnd.countDown();

        assertTrue(again.await(PATIENCE, TimeUnit.SECONDS));
        scheduler.stop(new ShutdownEvent());
    }

    @Test
    void theStopWaitsForAJobThatIsRunning() throws Exception {
        var runs = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var scheduler = scheduler(Map.of("often", execution -> {
            runs.countDown();
            mayEnd.await();
            ended.set(true);
            return CompletableFuture.completedFuture(null);
        }));
        scheduler.start(new StartupEvent());
        assertTrue(runs.await(PATIENCE, TimeUnit.SECONDS));

        var stopped = CompletableFuture.runAsync(() -> {
            try {
                scheduler.stop(new ShutdownEvent());
                assertTrue(ended.get());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        mayEnd.countDown();

        stopped.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    void aJobThatIsNotRunEverySoOftenIsRefusedAtTheStart() {
        var scheduler = scheduler(Map.of("atNight", execution -> CompletableFuture.completedFuture(null)));

        assertTrue(assertThrows(IllegalStateException.class, () -> scheduler.start(new StartupEvent()))
                .getMessage()
                .contains("atNight"));
    }

    private EverySoOften scheduler(Map<String, ScheduledInvoker> jobs) {
        return new EverySoOften(
                new SchedulerContext() {
                    @Override
                    public CronType getCronType() {
                        return CronType.QUARTZ;
                    }

                    @Override
                    public List<ScheduledMethod> getScheduledMethods() {
                        return jobs.keySet().stream()
                                .map(EverySoOftenTest::method)
                                .toList();
                    }

                    @Override
                    public boolean forceSchedulerStart() {
                        return false;
                    }

                    @Override
                    public List<ScheduledMethod> getScheduledMethods(String implementation) {
                        return getScheduledMethods();
                    }

                    @Override
                    public boolean matchesImplementation(Scheduled scheduled, String implementation) {
                        return true;
                    }

                    @Override
                    public String autoImplementation() {
                        return Scheduled.SIMPLE;
                    }

                    @Override
                    public ScheduledInvoker createInvoker(String name) {
                        return Objects.requireNonNull(jobs.get(name));
                    }
                },
                executor);
    }

    private static ScheduledMethod method(String name) {
        return new ScheduledMethod() {
            @Override
            public String getInvokerClassName() {
                return name;
            }

            @Override
            public String getDeclaringClassName() {
                return Jobs.class.getName();
            }

            @Override
            public String getMethodName() {
                return name;
            }

            @Override
            public List<Scheduled> getSchedules() {
                try {
                    return List.of(Jobs.class.getDeclaredMethod(name).getAnnotation(Scheduled.class));
                } catch (NoSuchMethodException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
