package no.dugnad.municipalities.contact;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The trace that a person was erased: nothing about the person. */
@Entity
@Table(name = "contact_erasure")
class ContactErasure extends PanacheEntityBase {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String number;

    @Enumerated(EnumType.STRING)
    private ContactRole role;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "erased_by")
    private @Nullable String erasedBy;

    protected ContactErasure() {}

    static ContactErasure of(Contact contact, Instant at, @Nullable String by) {
        var erasure = new ContactErasure();
        erasure.number = contact.number();
        erasure.role = contact.role();
        erasure.erasedAt = at;
        erasure.erasedBy = by;
        return erasure;
    }

    static List<ContactErasure> of(String number) {
        return list("number", Sort.by("id"), number);
    }

    ErasureView view() {
        return new ErasureView(id, role, erasedAt, erasedBy);
    }
}
