package no.dugnad.instruments.watch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.instruments.watch.DeliveryView.Attempt;
import no.dugnad.platform.http.Words;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Delivery extends PanacheEntityBase {
    private static final int MOST_ATTEMPTS_KEPT = 30;

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "watch_id")
    private UUID watchId;

    @Column(name = "change_id")
    private @Nullable UUID changeId;

    @Column(name = "call_id")
    private @Nullable String callId;

    private @Nullable String subject;

    private String kind;
    private String payload;
    private String state;
    private int tries;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attempt> attempts;

    protected Delivery() {}

    static Delivery of(Watch watch, CallChangeView change, String payload, Instant now) {
        var delivery = of(watch, Words.word(change.kind()), payload, now);
        delivery.changeId = change.id();
        delivery.callId = change.callId();
        return delivery;
    }

    /** News of another thing than a call. */
    static Delivery of(Watch watch, News.Item item, String payload, Instant now) {
        var delivery = of(watch, Words.word(item.kind()), payload, now);
        delivery.subject = item.subject();
        return delivery;
    }

    private static Delivery of(Watch watch, String kind, String payload, Instant now) {
        var delivery = new Delivery();
        delivery.watchId = watch.id();
        delivery.kind = kind;
        delivery.payload = payload;
        delivery.createdAt = now;
        delivery.attempts = List.of();
        delivery.queue(now);
        return delivery;
    }

    static Optional<Delivery> withId(UUID id) {
        return findByIdOptional(id);
    }

    /** What is to be sent to a watch now, the oldest change first. */
    static Optional<Delivery> firstDue(UUID watchId, Instant now) {
        return find(
                        "watchId = ?1 and state = ?2 and nextAttemptAt <= ?3 order by id",
                        watchId,
                        Words.word(DeliveryState.PENDING),
                        now)
                .firstResultOptional();
    }

    /** All that waits is tried at once and from the beginning: the endpoint is thought to be well again. */
    static void queueAll(UUID watchId, Instant now) {
        update(
                "nextAttemptAt = ?1, tries = 0 where watchId = ?2 and state = ?3",
                now,
                watchId,
                Words.word(DeliveryState.PENDING));
    }

    /** @return how many */
    static long forgetBefore(Instant then) {
        return delete("createdAt < ?1 and state <> ?2", then, Words.word(DeliveryState.PENDING));
    }

    boolean isOf(UUID watch) {
        return watchId.equals(watch);
    }

    /** From the beginning: at the first, and at a replay. */
    void queue(Instant now) {
        state = Words.word(DeliveryState.PENDING);
        tries = 0;
        nextAttemptAt = now;
    }

    void delivered(Attempt attempt, Instant now) {
        keep(attempt);
        state = Words.word(DeliveryState.DELIVERED);
        nextAttemptAt = null;
        deliveredAt = now;
    }

    /** @param pauses between attempts; when there is no next one, it has failed */
    void failed(Attempt attempt, List<Duration> pauses, Duration least, double spread, Instant now) {
        keep(attempt);
        tries++;
        if (tries > pauses.size()) {
            giveUp();
            return;
        }
        var pause = pauses.get(tries - 1)
                .multipliedBy(1000 + Math.round(spread * 100))
                .dividedBy(1000);
        nextAttemptAt = now.plus(pause.compareTo(least) < 0 ? least : pause);
    }

    void giveUp() {
        state = Words.word(DeliveryState.FAILED);
        nextAttemptAt = null;
    }

    boolean isFailed() {
        return state.equals(Words.word(DeliveryState.FAILED));
    }

    UUID id() {
        return id;
    }

    String payload() {
        return payload;
    }

    Instant createdAt() {
        return createdAt;
    }

    DeliveryView view() {
        return new DeliveryView(
                id,
                changeId,
                callId,
                subject,
                Words.parse(ChangeKind.class, kind),
                Words.parse(DeliveryState.class, state),
                createdAt,
                nextAttemptAt,
                deliveredAt,
                attempts);
    }

    private void keep(Attempt attempt) {
        var all = new ArrayList<>(attempts);
        all.add(attempt);
        attempts = List.copyOf(
                all.size() <= MOST_ATTEMPTS_KEPT ? all : all.subList(all.size() - MOST_ATTEMPTS_KEPT, all.size()));
    }
}
