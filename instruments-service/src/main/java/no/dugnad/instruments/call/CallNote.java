package no.dugnad.instruments.call;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a municipality has noted of a call, for itself and its networks. */
@Entity
@Table(name = "call_note")
class CallNote extends PanacheEntityBase {
    @Embeddable
    record At(@Column(name = "call_id") String call, String municipality) {}

    @EmbeddedId
    private At id;

    @Enumerated(EnumType.STRING)
    private NoteState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text reason;

    @Column(name = "noted_on")
    private LocalDate notedOn;

    protected CallNote() {}

    static CallNote of(At id, CallNoteRequest request, LocalDate today) {
        var note = new CallNote();
        note.id = id;
        note.revise(request, today);
        return note;
    }

    static Optional<CallNote> at(At id) {
        return findByIdOptional(id);
    }

    /** With its row locked until the transaction ends. */
    static Optional<CallNote> locked(At id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<CallNote> of(Collection<String> municipalities) {
        return list("id.municipality in ?1", municipalities);
    }

    void revise(CallNoteRequest request, LocalDate today) {
        if (state == request.state() && Objects.equals(reason, request.reason())) return;
        state = request.state();
        reason = request.reason();
        notedOn = today;
    }

    At id() {
        return id;
    }

    CallNoteRequest request() {
        return new CallNoteRequest(state, reason);
    }

    CallNoteView view() {
        return new CallNoteView(id.call(), id.municipality(), state, reason, notedOn);
    }
}
