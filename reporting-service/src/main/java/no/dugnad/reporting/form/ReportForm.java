package no.dugnad.reporting.form;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.dugnad.platform.text.SortKey;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "report_form")
class ReportForm extends PanacheEntityBase {
    @Id
    private String id;

    private int version;
    private String instrument;
    private @Nullable String call;

    @Column(name = "sort_title")
    private String sortTitle;

    private boolean demo;

    @JdbcTypeCode(SqlTypes.JSON)
    private FormRequest body;

    /** What the questions of the body name, so that the database holds it. */
    @ElementCollection
    @CollectionTable(name = "report_form_concept", joinColumns = @JoinColumn(name = "form"))
    @Column(name = "concept")
    private Set<String> concepts = new HashSet<>();

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    protected ReportForm() {}

    static Optional<ReportForm> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    static Optional<ReportForm> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that ask of whoever was granted under these, the oldest first. */
    static List<ReportForm> applying(Collection<String> instruments, Collection<String> calls) {
        return list(
                "withdrawnAt is null and (call is null and instrument in ?1 or call in ?2) order by publishedAt, id",
                instruments,
                calls);
    }

    /** @param body {@link FormRequest#kept} */
    static ReportForm of(String id, FormRequest body, Instant now) {
        var form = new ReportForm();
        form.id = id;
        form.publish(body, now);
        return form;
    }

    /** A new version of it; one that was withdrawn is there again. */
    void publish(FormRequest body, Instant now) {
        this.body = body;
        var named = body.questions().stream()
                .map(QuestionRequest::concept)
                .filter(Objects::nonNull)
                .toList();
        concepts.retainAll(named);
        concepts.addAll(named);
        version++;
        // kept with the call's
        instrument = Objects.requireNonNull(body.instrumentId());
        call = body.callId();
        demo = Boolean.TRUE.equals(body.demo());
        sortTitle = SortKey.of(body.title().in("nb"));
        publishedAt = now;
        withdrawnAt = null;
    }

    void withdraw(Instant now) {
        if (withdrawnAt == null) withdrawnAt = now;
    }

    boolean says(FormRequest kept) {
        return withdrawnAt == null && body.equals(kept);
    }

    /** Whether it asks of the same: a form stays with its instrument or call. */
    boolean isFor(FormRequest kept) {
        return instrument.equals(kept.instrumentId()) && Objects.equals(call, kept.callId());
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    String id() {
        return id;
    }

    int version() {
        return version;
    }

    String instrument() {
        return instrument;
    }

    @Nullable
    String call() {
        return call;
    }

    boolean demo() {
        return demo;
    }

    FormRequest body() {
        return body;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }
}
