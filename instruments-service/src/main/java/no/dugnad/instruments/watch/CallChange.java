package no.dugnad.instruments.watch;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.instruments.watch.Change.Moved;
import no.dugnad.instruments.watch.Change.Shift;
import no.dugnad.platform.http.Words;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** A change of a call as it was found; it stays so. */
@Entity
@Table(name = "call_change")
class CallChange extends PanacheEntityBase {
    /** What a change holds beside its kind. */
    record Details(List<Moved> moved, List<String> fields, List<Shift> lost, List<Shift> gained) {}

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "call_id")
    private String callId;

    private String kind;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "facts_at")
    private LocalDate factsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Details details;

    protected CallChange() {}

    static CallChange of(String callId, Change change, Instant occurredAt, LocalDate factsAt) {
        var kept = new CallChange();
        kept.callId = callId;
        kept.kind = Words.word(change.kind());
        kept.occurredAt = occurredAt;
        kept.factsAt = factsAt;
        kept.details = new Details(change.moved(), change.fields(), change.lost(), change.gained());
        return kept;
    }

    UUID id() {
        return id;
    }

    CallChangeView view() {
        return new CallChangeView(
                id,
                callId,
                Words.parse(ChangeKind.class, kind),
                occurredAt,
                factsAt,
                details.moved(),
                details.fields(),
                details.lost(),
                details.gained());
    }
}
