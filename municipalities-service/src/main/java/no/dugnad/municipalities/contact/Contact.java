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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A person to write to in a municipality. */
@Entity
@Table(name = "contact")
class Contact extends PanacheEntityBase {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String number;

    @Enumerated(EnumType.STRING)
    private ContactRole role;

    private String name;
    private String email;
    private String phone;
    private String title;

    @Column(name = "stated_on")
    private LocalDate statedOn;

    @Column(name = "stated_by")
    private @Nullable String statedBy;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    protected Contact() {}

    /** @param by the organisation that says so; null for an administrator without one */
    static Contact of(String number, ContactResource.ContactRequest said, LocalDate on, @Nullable String by) {
        var contact = new Contact();
        contact.number = number;
        contact.role = said.role();
        contact.state(said, on, by);
        return contact;
    }

    /** In the order they were stated. */
    static List<Contact> of(String number) {
        return list("number", Sort.by("id"), number);
    }

    /** Those that must be confirmed before this date, the first to expire first. */
    static List<Contact> expiringBefore(LocalDate date) {
        return list("expiresOn < ?1", Sort.by("expiresOn").and("id"), date);
    }

    /** The same role, and the same name or address: what else is said of the person may be new. */
    boolean isPerson(ContactResource.ContactRequest said) {
        return role == said.role() && (name.equals(said.name()) || hasAddress(said));
    }

    boolean hasAddress(ContactResource.ContactRequest said) {
        return role == said.role() && email.equalsIgnoreCase(said.email());
    }

    /** It is stated, or stated again, and is good for another while. */
    void state(ContactResource.ContactRequest said, LocalDate on, @Nullable String by) {
        name = said.name();
        email = said.email();
        phone = said.phone();
        title = said.title();
        statedOn = on;
        statedBy = by;
        expiresOn = said.expiresOn() == null ? on.plusYears(1) : said.expiresOn();
    }

    String number() {
        return number;
    }

    ContactRole role() {
        return role;
    }

    UUID id() {
        return id;
    }

    ContactView view(LocalDate today) {
        return new ContactView(
                id, role, name, email, phone, title, statedOn, statedBy, expiresOn, !expiresOn.isAfter(today));
    }

    ExpiringContactView expiring(LocalDate today) {
        return new ExpiringContactView(number, role, expiresOn, !expiresOn.isAfter(today));
    }
}
