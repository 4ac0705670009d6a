package no.dugnad.platform.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.common.runtime.ScheduledInvoker;
import io.quarkus.scheduler.common.runtime.ScheduledMethod;
import io.quarkus.scheduler.common.runtime.SchedulerContext;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is {@link Scheduled}, by the time that passes. Quarkus' own scheduler goes by the wall clock, so that one that is put back by an hour stops all jobs for an
 * hour; it is switched off ({@code quarkus.scheduler.enabled}). A job that is still running is never begun a second time.
 */
@Singleton
class EverySoOften {
    private static final Logger LOG = Logger.getLogger(EverySoOften.class);

    private static final Duration LAST = Duration.ofSeconds(5);

    private final SchedulerContext jobs;
    private final List<Job> begun = new ArrayList<>();
    private final ExecutorService executor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("every-so-often").daemon().factory());

    EverySoOften(SchedulerContext jobs, ExecutorService executor) {
        this.jobs = jobs;
        this.executor = executor;
    }

    void start(@Observes StartupEvent event) {
        for (var method : jobs.getScheduledMethods())
            for (var when : method.getSchedules()) {
                if (when.every().isEmpty())
                    throw new IllegalStateException(
                            method.getMethodDescription() + " does not say every how often it is run");
                var job = new Job(method, when);
                begun.add(job);
                var delayed = when.delayed().isEmpty() ? 0 : SchedulerUtils.parseDelayedAsMillis(when);
                SchedulerUtils.parseEveryAsMillis(when)
                        .ifPresent(
                                every -> timer.scheduleWithFixedDelay(job::due, delayed, every, TimeUnit.MILLISECONDS));
            }
    }

    /** What is being done is finished, while there still is what it needs. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        timer.shutdownNow();
        var end = System.nanoTime() + LAST.toNanos();
        for (var job : begun) job.idle.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private final class Job {
        private final String name;
        private final ScheduledInvoker invoker;
        private final @Nullable SkipPredicate skipped;
        private final Semaphore idle = new Semaphore(1);

        Job(ScheduledMethod method, Scheduled when) {
            name = method.getMethodDescription();
            invoker = jobs.createInvoker(method.getInvokerClassName());
            skipped = when.skipExecutionIf() == Scheduled.Never.class
                    ? null
                    : SchedulerUtils.instantiateBeanOrClass(when.skipExecutionIf());
        }

        void due() {
            if (!idle.tryAcquire()) return;
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException stopping) {
                idle.release();
            }
        }

        private void run() {
            try {
                if (skipped == null || !skipped.test(null))
                    invoker.invoke(null).toCompletableFuture().join();
            } catch (Exception e) {
                LOG.errorf(e instanceof CompletionException ? e.getCause() : e, "%s failed, and is run again", name);
            } finally {
                idle.release();
            }
        }
    }
}
