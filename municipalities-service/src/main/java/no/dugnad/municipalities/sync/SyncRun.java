package no.dugnad.municipalities.sync;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One time that SSB was asked. */
@Entity
@Table(name = "sync_run")
class SyncRun extends PanacheEntityBase {
    /** No run takes this long: five sources, a minute each. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** For how long what a failed run has fetched is new enough for the next one. */
    private static final Duration RESUMABLE = Duration.ofHours(6);

    @Schema(name = "SyncStatus")
    enum Status {
        RUNNING,
        COMPLETED,
        FAILED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "dry_run")
    private boolean dryRun;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "started_by")
    private @Nullable String startedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SourceView> sources;

    @JdbcTypeCode(SqlTypes.JSON)
    private FailureView failure;

    protected SyncRun() {}

    static SyncRun begin(boolean dryRun, Instant now, @Nullable String by) {
        var run = new SyncRun();
        run.dryRun = dryRun;
        run.status = Status.RUNNING;
        run.startedAt = now;
        run.startedBy = by;
        run.sources = List.of();
        return run;
    }

    static Optional<SyncRun> withId(UUID id) {
        return findByIdOptional(id);
    }

    static Optional<SyncRun> running() {
        return find("status", Status.RUNNING).firstResultOptional();
    }

    /** The one that was started last. */
    static Optional<SyncRun> last() {
        return find("from SyncRun order by startedAt desc, id desc").firstResultOptional();
    }

    /** The one that was started last of those that change something. */
    static Optional<SyncRun> lastInEarnest() {
        return find("from SyncRun where dryRun = false order by startedAt desc, id desc")
                .firstResultOptional();
    }

    /** Whether the service must have stopped under it. */
    boolean isAbandoned(Instant now) {
        return status == Status.RUNNING && startedAt.plus(LONGEST).isBefore(now);
    }

    /** Whether the next run goes on where this one failed. */
    boolean isResumable(Instant now) {
        return status == Status.FAILED && startedAt.plus(RESUMABLE).isAfter(now);
    }

    boolean isFailed() {
        return status == Status.FAILED;
    }

    boolean isDryRun() {
        return dryRun;
    }

    Instant startedAt() {
        return startedAt;
    }

    UUID id() {
        return id;
    }

    void had(Source source, SourceView.Outcome outcome) {
        var all = new ArrayList<>(sources);
        all.add(new SourceView(source, outcome));
        sources = all;
    }

    void complete(Instant now) {
        status = Status.COMPLETED;
        endedAt = now;
    }

    void fail(FailureView why, Instant now) {
        if (why.source() != null && sources.stream().noneMatch(s -> s.source() == why.source()))
            had(why.source(), SourceView.Outcome.FAILED);
        status = Status.FAILED;
        failure = why;
        endedAt = now;
    }

    SyncRunView view() {
        return new SyncRunView(
                id,
                dryRun,
                status,
                startedAt,
                startedBy,
                endedAt,
                sources,
                failure,
                SyncDifference.of(id).stream().map(SyncDifference::view).toList());
    }

    SyncRunSummary summary() {
        return new SyncRunSummary(
                id, dryRun, status, startedAt, startedBy, endedAt, failure, SyncDifference.count("run", id));
    }
}
