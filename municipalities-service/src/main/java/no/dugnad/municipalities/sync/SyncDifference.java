package no.dugnad.municipalities.sync;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A difference that a run has found, and what became of it. */
@Entity
@Table(name = "sync_difference")
class SyncDifference extends PanacheEntityBase {
    @Schema(
            name = "SyncDifferenceStatus",
            description =
                    "`settled`: a later run has not found it any more. What has been refused is not held again, and shows as refused in later runs.")
    enum Status {
        WOULD_APPLY,
        WOULD_HOLD,
        APPLIED,
        HELD,
        APPROVED,
        REFUSED,
        SETTLED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID run;
    private int n;

    @JdbcTypeCode(SqlTypes.JSON)
    private Difference what;

    private String fingerprint;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    protected SyncDifference() {}

    /** @param fingerprint by which the same difference is known in another run */
    static SyncDifference found(UUID run, int n, Difference what, String fingerprint, Status status) {
        var difference = new SyncDifference();
        difference.run = run;
        difference.n = n;
        difference.what = what;
        difference.fingerprint = fingerprint;
        difference.status = status;
        return difference;
    }

    static List<SyncDifference> of(UUID run) {
        return list("run", Sort.by("n"), run);
    }

    static Optional<SyncDifference> of(UUID run, int n) {
        return find("run = ?1 and n = ?2", run, n).firstResultOptional();
    }

    static boolean isRefused(String fingerprint) {
        return count("fingerprint = ?1 and status = ?2", fingerprint, Status.REFUSED) > 0;
    }

    /** What was held before and is not there any more, is settled. */
    static void settle(Collection<String> found, Instant now) {
        for (var held : SyncDifference.<SyncDifference>list("status", Status.HELD))
            if (!found.contains(held.fingerprint)) held.decide(Status.SETTLED, now, null);
    }

    Difference what() {
        return what;
    }

    /** @throws Problem 409 when it is not for a person to decide, or has been decided */
    void mustBeHeld() {
        if (status != Status.HELD)
            throw Problem.conflict("sync-not-held", Map.of("status", no.dugnad.platform.http.Words.word(status)));
    }

    /** In every run that has found it. */
    void approve(Instant now, @Nullable String by) {
        decideEverywhere(Status.APPROVED, now, by);
    }

    /** In every run that has found it, and in those to come. */
    void refuse(Instant now, @Nullable String by) {
        decideEverywhere(Status.REFUSED, now, by);
    }

    private void decideEverywhere(Status decision, Instant now, @Nullable String by) {
        mustBeHeld();
        for (var same :
                SyncDifference.<SyncDifference>list("fingerprint = ?1 and status = ?2", fingerprint, Status.HELD))
            same.decide(decision, now, by);
    }

    private void decide(Status decision, Instant now, @Nullable String by) {
        status = decision;
        decidedAt = now;
        decidedBy = by;
    }

    SyncDifferenceView view() {
        return new SyncDifferenceView(
                n,
                status,
                what.kind(),
                what.date(),
                what.year(),
                what.items(),
                what.reform(),
                what.correction().isPresent(),
                decidedAt,
                decidedBy);
    }
}
