package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The trace that a person was erased: nothing about the person. */
@Entity
@Table(name = "person_erasure")
class PersonErasure extends PanacheEntityBase {
    /** As what the person was there. */
    enum What {
        CONTACT,
        SEAT
    }

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "partnership_id")
    private String partnershipId;

    @Enumerated(EnumType.STRING)
    private What what;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "erased_by")
    private @Nullable String erasedBy;

    protected PersonErasure() {}

    /** @param by the organisation that ordered it; null for an administrator without one */
    PersonErasure(String partnershipId, What what, Instant at, @Nullable String by) {
        this.partnershipId = partnershipId;
        this.what = what;
        this.erasedAt = at;
        this.erasedBy = by;
    }

    PersonErasureView view() {
        return new PersonErasureView(id, what, erasedAt, erasedBy);
    }
}
