package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** A part of {@link Partnership}, which alone changes it. */
@Entity
class Membership extends PanacheEntityBase {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partnership_id")
    private Partnership partnership;

    @Enumerated(EnumType.STRING)
    @Column(name = "party_kind")
    private PartyKind partyKind;

    private String number;

    @Column(name = "organisation_number")
    private String organisationNumber;

    private String name;

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    @Column(name = "joined_on")
    private LocalDate joinedOn;

    @Column(name = "left_on")
    private LocalDate leftOn;

    @Column(name = "inherited_from")
    private String inheritedFrom;

    protected Membership() {}

    Membership(Partnership partnership, MemberRequest request) {
        this(UuidVersion7Strategy.INSTANCE.generateUuid(null), partnership, request);
    }

    Membership(UUID id, Partnership partnership, MemberRequest request) {
        this.id = id;
        this.partnership = partnership;
        take(request);
    }

    void take(MemberRequest request) {
        var party = request.party();
        partyKind = party.kind();
        number = party.number();
        organisationNumber = party.organisationNumber() == null
                ? null
                : party.organisationNumber().value();
        name = party.hasNumber() || party.name() == null || party.name().isBlank()
                ? null
                : party.name().strip();
        role = request.role();
        joinedOn = request.from();
        leftOn = request.to();
    }

    /** What is wrong with it in itself: the party, whether it existed, and the period. */
    List<Fault> faults(KnownParties known) {
        var faults = new ArrayList<>(party().faults("/party"));
        Days.check(faults, "/from", joinedOn);
        Days.check(faults, "/to", leftOn);
        if (leftOn != null && !leftOn.isAfter(joinedOn)) faults.add(Fault.at("/to", "to-not-after-from"));
        if (faults.isEmpty()) faults.addAll(known.faults(party(), joinedOn, leftOn));
        return faults;
    }

    boolean overlaps(Membership other) {
        return !id.equals(other.id)
                && party().identity().equals(other.party().identity())
                && (other.leftOn == null || joinedOn.isBefore(other.leftOn))
                && (leftOn == null || other.joinedOn.isBefore(leftOn));
    }

    /** Why another membership of the same party cannot be: this one is in its way. */
    Fault overlap() {
        return leftOn == null
                ? Fault.at("/from", "membership-open", Map.of("from", joinedOn))
                : Fault.at("/from", "membership-overlaps", Map.of("from", joinedOn, "to", leftOn));
    }

    /** Whether it is stated to last longer than until this day; an open one ends with its partnership. */
    boolean reachesBeyond(LocalDate end) {
        return leftOn == null ? !joinedOn.isBefore(end) : leftOn.isAfter(end);
    }

    UUID id() {
        return id;
    }

    LocalDate joinedOn() {
        return joinedOn;
    }

    LocalDate leftOn() {
        return leftOn;
    }

    Party party() {
        return new Party(
                partyKind,
                number,
                organisationNumber == null ? null : new OrganisationNumber(organisationNumber),
                name);
    }

    MembershipView view(KnownParties known) {
        return new MembershipView(id, known.named(party(), joinedOn, leftOn), role, joinedOn, leftOn, inheritedFrom);
    }

    /** What it would be written with to become what it is. */
    MemberRequest request() {
        return new MemberRequest(party(), role, joinedOn, leftOn);
    }
}
