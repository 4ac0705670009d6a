package no.dugnad.instruments.watch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import no.dugnad.instruments.watch.DeliveryView.Attempt;
import no.dugnad.instruments.watch.Sender.Outcome;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off what is to be delivered. A watch with something due is taken for a minute ({@code busy_until}), so that its endpoint gets one delivery at a time,
 * the oldest first, and a slow one holds up nobody else. Taking, and noting how it went, are short transactions; the sending lies between them, in none. All
 * that is to be done lies in the table, so a service that dies in the middle costs at most a delivery that is sent twice under the same {@code webhook-id}.
 */
@ApplicationScoped
class DeliveriesJob {
    private static final Logger LOG = Logger.getLogger(DeliveriesJob.class);
    private static final int AT_ONCE = 8;
    private static final int IN_A_ROW = 50;
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(90);

    private record Next(UUID id, String endPoint, String payload, List<String> secrets) {}

    private final EntityManager entities;
    private final Sender sender;
    private final Clock clock;
    private final List<Duration> pauses;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    DeliveriesJob(
            EntityManager entities,
            Sender sender,
            Clock clock,
            @ConfigProperty(name = "dugnad.watches.retries", defaultValue = "5s,5m,30m,2h,5h,10h,14h,20h,24h")
                    List<Duration> pauses) {
        this.entities = entities;
        this.sender = sender;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (stopping) return;
        var free = hands.drainPermits();
        if (free == 0) return;
        var taken = List.<UUID>of();
        try {
            taken = QuarkusTransaction.requiringNew().call(() -> take(free));
        } finally {
            hands.release(free - taken.size());
        }
        for (var watch : taken)
            threads.execute(() -> {
                try {
                    serve(watch);
                } finally {
                    hands.release();
                }
            });
    }

    @Scheduled(every = "24h", delayed = "10m")
    void forget() {
        var then = clock.instant().minus(KEPT);
        var forgotten = QuarkusTransaction.requiringNew().call(() -> Delivery.forgetBefore(then));
        if (forgotten > 0) LOG.infof("%d deliveries older than %d days are forgotten", forgotten, KEPT.toDays());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        threads.shutdownNow();
    }

    private List<UUID> take(int most) {
        var now = clock.instant();
        @SuppressWarnings("unchecked")
        var due = (List<UUID>) entities.createNativeQuery("""
                        select w.id from watch w
                        join (select watch_id, min(next_attempt_at) since from delivery where state = 'pending' and next_attempt_at <= :now group by watch_id) due
                          on due.watch_id = w.id
                        where w.state = 'active' and (w.busy_until is null or w.busy_until <= :now)
                        order by due.since limit :most for update of w skip locked
                        """, UUID.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("most", most)
                .getResultList();
        due.forEach(watch -> busy(watch, now.plus(TAKEN_FOR)));
        return due;
    }

    private void serve(UUID watch) {
        try {
            for (var i = 0; i < IN_A_ROW; i++) {
                var next = QuarkusTransaction.requiringNew().call(() -> next(watch));
                if (next.isEmpty()) break;
                var began = System.nanoTime();
                var outcome = sender.post(
                        next.get().endPoint(),
                        next.get().id(),
                        next.get().payload(),
                        next.get().secrets());
                var millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
                QuarkusTransaction.requiringNew()
                        .run(() -> note(watch, next.get().id(), outcome, millis));
            }
            QuarkusTransaction.requiringNew().run(() -> busy(watch, null));
        } catch (InterruptedException e) {
            // the service stops; whoever comes after takes it up when the minute is over
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Deliveries of watch %s are taken up again in a minute", watch);
        }
    }

    private Optional<Next> next(UUID watchId) {
        var now = clock.instant();
        var watch = Watch.withId(watchId).filter(Watch::isActive);
        var due = watch.flatMap(w -> Delivery.firstDue(watchId, now));
        if (due.isEmpty()) return Optional.empty();
        busy(watchId, now.plus(TAKEN_FOR));
        return Optional.of(new Next(
                due.get().id(),
                watch.get().endPoint(),
                due.get().payload(),
                watch.get().secrets(now)));
    }

    private void note(UUID watchId, UUID deliveryId, Outcome outcome, long millis) {
        var now = clock.instant();
        var watch = Watch.locked(watchId);
        var delivery = Delivery.withId(deliveryId);
        // taken away by its owner meanwhile
        if (watch.isEmpty() || delivery.isEmpty()) return;
        var attempt = new Attempt(now, outcome.status(), outcome.error(), millis);
        if (outcome.error() == null) {
            delivery.get().delivered(attempt, now);
            watch.get().delivered(now);
            return;
        }
        delivery.get()
                .failed(
                        attempt,
                        pauses,
                        outcome.retryAfter(),
                        ThreadLocalRandom.current().nextDouble(),
                        now);
        if (outcome.isGone()) {
            delivery.get().giveUp();
            disable(watch.get(), DisabledReason.GONE, now);
        } else if (delivery.get().isFailed()
                && !watch.get().deliveredSince(delivery.get().createdAt()))
            disable(watch.get(), DisabledReason.FAILING, now);
    }

    private static void disable(Watch watch, DisabledReason reason, Instant now) {
        watch.disable(reason, now);
        LOG.warnf("Watch %s of %s is disabled: %s", watch.id(), watch.owner(), reason);
    }

    private void busy(UUID watch, @Nullable Instant until) {
        entities.createNativeQuery("update watch set busy_until = :until where id = :id")
                .setParameter("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .setParameter("id", watch)
                .executeUpdate();
    }
}
