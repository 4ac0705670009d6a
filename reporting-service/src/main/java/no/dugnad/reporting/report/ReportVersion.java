package no.dugnad.reporting.report;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The answers of a report as they were submitted, or corrected, once. */
@Entity
@Table(name = "report_version")
class ReportVersion extends PanacheEntityBase {
    /** By the question's key. */
    record Answers(Map<String, Answer> answers) {}

    @Id
    private String id;

    private UUID report;
    private int version;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> changed;

    @JdbcTypeCode(SqlTypes.JSON)
    private Answers body;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private @Nullable String organisation;

    protected ReportVersion() {}

    static ReportVersion of(Report report, List<String> changed, Instant now, @Nullable String organisation) {
        var kept = new ReportVersion();
        kept.id = report.id() + "/" + report.version();
        kept.report = report.id();
        kept.version = report.version();
        kept.changed = changed;
        kept.body = new Answers(report.sheet().standing());
        kept.recordedAt = now;
        kept.organisation = organisation;
        return kept;
    }

    static Optional<ReportVersion> of(UUID report, int version) {
        return findByIdOptional(report + "/" + version);
    }

    Map<String, Answer> answers() {
        return body.answers();
    }

    int version() {
        return version;
    }

    List<String> changed() {
        return changed;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    String organisation() {
        return organisation;
    }
}
