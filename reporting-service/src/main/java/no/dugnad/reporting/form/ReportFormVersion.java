package no.dugnad.reporting.form;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A form as it was published once. */
@Entity
@Table(name = "report_form_version")
class ReportFormVersion extends PanacheEntityBase {
    @Id
    private String id;

    private String form;
    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private FormRequest body;

    @Column(name = "published_at")
    private Instant publishedAt;

    private @Nullable String organisation;

    protected ReportFormVersion() {}

    static ReportFormVersion of(ReportForm form, @Nullable String organisation) {
        var kept = new ReportFormVersion();
        kept.id = form.id() + "/" + form.version();
        kept.form = form.id();
        kept.version = form.version();
        kept.body = form.body();
        kept.publishedAt = form.publishedAt();
        kept.organisation = organisation;
        return kept;
    }

    static Optional<ReportFormVersion> of(String form, int version) {
        return findByIdOptional(form + "/" + version);
    }

    int version() {
        return version;
    }

    FormRequest body() {
        return body;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    String organisation() {
        return organisation;
    }
}
