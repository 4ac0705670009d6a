package no.dugnad.instruments.watch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.dugnad.platform.http.Words;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Watch extends PanacheEntityBase {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String owner;
    private String municipality;

    @Column(name = "partnership_id")
    private String partnershipId;

    @JdbcTypeCode(SqlTypes.JSON)
    private WatchFilter filter;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> changes;

    @Column(name = "end_point")
    private String endPoint;

    private String secret;

    @Column(name = "old_secret")
    private String oldSecret;

    @Column(name = "old_secret_until")
    private Instant oldSecretUntil;

    private String state;

    @Column(name = "disabled_reason")
    private @Nullable String disabledReason;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    /** Set and let go of by the job alone. */
    @Column(name = "busy_until", insertable = false, updatable = false)
    private Instant busyUntil;

    protected Watch() {}

    static Watch of(String owner, WatchRequest request, Instant now) {
        var watch = new Watch();
        watch.owner = owner;
        watch.createdAt = now;
        watch.secret = Secret.random();
        watch.state = Words.word(WatchState.ACTIVE);
        watch.take(request, now);
        return watch;
    }

    static Optional<Watch> withId(UUID id) {
        return findByIdOptional(id);
    }

    /** With its row locked until the transaction ends. */
    static Optional<Watch> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static long ownedBy(String organisation) {
        return count("owner", organisation);
    }

    /** Those that are active and watch for one of these kinds. */
    static List<Watch> wokenBy(Set<ChangeKind> kinds) {
        var words = kinds.stream().map(Words::word).toList();
        var any = IntStream.rangeClosed(1, words.size())
                .mapToObj(place -> "array_contains(changes, ?" + place + ")")
                .collect(Collectors.joining(" or "));
        return list("state = 'active' and (" + any + ") order by id", words.toArray());
    }

    void revise(WatchRequest request, Instant now) {
        take(request, now);
    }

    /** The new secret; the one until now signs too, for so long. */
    SecretView rotate(Duration oldIsGood, Instant now) {
        oldSecret = secret;
        oldSecretUntil = now.plus(oldIsGood);
        secret = Secret.random();
        return new SecretView(secret, oldSecretUntil);
    }

    void disable(DisabledReason reason, Instant now) {
        if (!isActive()) return;
        state = Words.word(WatchState.DISABLED);
        disabledReason = Words.word(reason);
        disabledAt = now;
    }

    void enable() {
        state = Words.word(WatchState.ACTIVE);
        disabledReason = null;
        disabledAt = null;
    }

    void delivered(Instant now) {
        deliveredAt = now;
    }

    /** Whether anything has come through since then. */
    boolean deliveredSince(Instant then) {
        return deliveredAt != null && deliveredAt.isAfter(then);
    }

    boolean isActive() {
        return state.equals(Words.word(WatchState.ACTIVE));
    }

    boolean watchesFor(ChangeKind kind) {
        return changes.contains(Words.word(kind));
    }

    /** The secret, and the one before it while that is good. */
    List<String> secrets(Instant now) {
        return oldSecret != null && oldSecretUntil.isAfter(now) ? List.of(secret, oldSecret) : List.of(secret);
    }

    String firstSecret() {
        return secret;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    String owner() {
        return owner;
    }

    String municipality() {
        return municipality;
    }

    String partnershipId() {
        return partnershipId;
    }

    WatchFilter filter() {
        return filter;
    }

    String endPoint() {
        return endPoint;
    }

    WatchRequest body() {
        return new WatchRequest(
                municipality, partnershipId, filter, kinds(), endPoint, Words.parse(WatchState.class, state));
    }

    WatchView view() {
        return new WatchView(
                id,
                owner,
                municipality,
                partnershipId,
                filter,
                kinds(),
                endPoint,
                Words.parse(WatchState.class, state),
                disabledReason == null ? null : Words.parse(DisabledReason.class, disabledReason),
                disabledAt,
                createdAt,
                null);
    }

    private List<ChangeKind> kinds() {
        return changes.stream().map(word -> Words.parse(ChangeKind.class, word)).toList();
    }

    private void take(WatchRequest request, Instant now) {
        municipality = request.municipality();
        partnershipId = request.partnershipId();
        filter = request.filter();
        changes = request.changes().stream().distinct().map(Words::word).toList();
        endPoint = request.endPoint();
        if (request.state() == WatchState.DISABLED) disable(DisabledReason.OWNER, now);
        else if (request.state() == WatchState.ACTIVE && !isActive()) enable();
    }
}
