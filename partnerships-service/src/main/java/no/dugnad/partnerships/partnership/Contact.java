package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.ContactResource.ContactRequest;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** A person to write to in a partnership. Personal data, so it is no part of the partnership's state and in no event. */
@Entity
@Table(name = "partnership_contact")
class Contact extends PanacheEntityBase {
    @Id
    private UUID id;

    @Column(name = "partnership_id")
    private String partnershipId;

    @Enumerated(EnumType.STRING)
    private ContactRole role;

    private String name;
    private String email;
    private @Nullable String phone;
    private @Nullable String title;

    @Column(name = "stated_on")
    private LocalDate statedOn;

    @Column(name = "stated_by")
    private @Nullable String statedBy;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    protected Contact() {}

    /** @param by the organisation that says so; null for an administrator without one */
    static Contact of(UUID id, String partnershipId, ContactRequest said, LocalDate on, @Nullable String by) {
        var contact = new Contact();
        contact.id = id;
        contact.partnershipId = partnershipId;
        contact.state(said, on, by);
        return contact;
    }

    String partnershipId() {
        return partnershipId;
    }

    static Optional<Contact> of(String partnershipId, UUID id) {
        return find("partnershipId = ?1 and id = ?2", partnershipId, id).firstResultOptional();
    }

    static List<Contact> of(String partnershipId) {
        return list("partnershipId", partnershipId);
    }

    /** It is good for another year, or until the day given, which is at most two years ahead. */
    static List<Fault> faults(ContactRequest said, LocalDate today) {
        var faults = new ArrayList<Fault>();
        var latest = today.plusYears(2);
        if (said.expiresOn() != null
                && (!said.expiresOn().isAfter(today) || said.expiresOn().isAfter(latest)))
            faults.add(Fault.at("/expiresOn", "contact-expires", Map.of("today", today, "latest", latest)));
        return faults;
    }

    /** @param by the organisation that says so; null for an administrator without one */
    void state(ContactRequest said, LocalDate on, @Nullable String by) {
        role = said.role();
        name = said.name();
        email = said.email();
        phone = said.phone();
        title = said.title();
        statedOn = on;
        statedBy = by;
        expiresOn = said.expiresOn() == null ? on.plusYears(1) : said.expiresOn();
    }

    UUID id() {
        return id;
    }

    ContactView view(LocalDate today) {
        return new ContactView(
                id, role, name, email, phone, title, statedOn, statedBy, expiresOn, !expiresOn.isAfter(today));
    }

    /** What it would be written with to be confirmed: for another year. */
    ContactRequest request() {
        return new ContactRequest(role, name, email, phone, title, null);
    }
}
