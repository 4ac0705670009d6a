package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
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
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem.Fault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A part of {@link Partnership}, which alone changes it. */
@Entity
class Membership extends PanacheEntityBase {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partnership_id")
    private Partnership partnership;

    @Embedded
    private StatedParty party;

    @Enumerated(EnumType.STRING)
    private MemberRole role;

    @Column(name = "joined_on")
    private LocalDate joinedOn;

    @Column(name = "stated_to")
    private @Nullable LocalDate statedTo;

    @Column(name = "left_on")
    private @Nullable LocalDate leftOn;

    @Column(name = "inherited_from")
    private String inheritedFrom;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> predecessors = List.of();

    private boolean restated;

    protected Membership() {}

    static Membership of(Partnership partnership, MemberRequest request) {
        return of(UuidVersion7Strategy.INSTANCE.generateUuid(null), partnership, request);
    }

    static Membership of(UUID id, Partnership partnership, MemberRequest request) {
        var membership = new Membership();
        membership.id = id;
        membership.partnership = partnership;
        membership.take(request);
        return membership;
    }

    static Optional<Membership> in(String partnership, UUID id) {
        return find("id = ?1 and partnership.id = ?2", id, partnership).firstResultOptional();
    }

    /** One that continues those of predecessors. */
    static Membership inherited(Partnership partnership, MemberRequest request, List<String> predecessors) {
        var membership = of(partnership, request);
        membership.inherit(predecessors, request.role(), request.to());
        return membership;
    }

    Partnership partnership() {
        return partnership;
    }

    void take(MemberRequest request) {
        party = StatedParty.of(request.party());
        role = request.role();
        joinedOn = request.from();
        statedTo = request.to();
        leftOn = statedTo;
        restated = isInherited();
    }

    /** What it has of its predecessors, less what the host has said of it since. */
    void inherit(List<String> from, MemberRole role, @Nullable LocalDate to) {
        predecessors = from;
        inheritedFrom = from.getFirst();
        if (restated) return;
        this.role = role;
        statedTo = to;
    }

    /** It lasts as long as is said of it, and no longer than until this day, on which its party ends; null when that goes on. */
    void endsBy(@Nullable LocalDate day) {
        leftOn = day != null && (statedTo == null || statedTo.isAfter(day)) ? day : statedTo;
    }

    /** Whether it is only because its party ends on this day that it does. */
    boolean lastsUntil(LocalDate day) {
        return day.equals(leftOn) && !day.equals(statedTo);
    }

    /** What is wrong with it in itself: the party, whether it existed, and the period. */
    List<Fault> faults(KnownParties known) {
        var faults = new ArrayList<>(party().faults("/party"));
        Days.check(faults, "/from", joinedOn);
        Days.check(faults, "/to", statedTo);
        if (statedTo != null && !statedTo.isAfter(joinedOn)) faults.add(Fault.at("/to", "to-not-after-from"));
        if (faults.isEmpty()) faults.addAll(known.faults(party(), joinedOn, statedTo));
        return faults;
    }

    boolean overlaps(Membership other) {
        return !id.equals(other.id)
                && sameParty(other.party())
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

    boolean sameParty(Party other) {
        return party().identity().equals(other.identity());
    }

    /** Whether it continues that of a predecessor; all others are stated by the host. */
    boolean isInherited() {
        return inheritedFrom != null;
    }

    boolean continues(Membership other) {
        return predecessors.contains(other.party().number());
    }

    UUID id() {
        return id;
    }

    MemberRole role() {
        return role;
    }

    LocalDate joinedOn() {
        return joinedOn;
    }

    @Nullable
    LocalDate statedTo() {
        return statedTo;
    }

    @Nullable
    LocalDate leftOn() {
        return leftOn;
    }

    Party party() {
        return party.party();
    }

    MembershipView view(KnownParties known) {
        return new MembershipView(
                id,
                known.named(party(), joinedOn, leftOn),
                role,
                joinedOn,
                leftOn,
                inheritedFrom,
                List.copyOf(predecessors));
    }

    MembershipEvent.State state(KnownParties known) {
        return new MembershipEvent.State(partnership.id(), view(known));
    }

    /** What it would be written with to become what it is. */
    MemberRequest request() {
        return new MemberRequest(party(), role, joinedOn, statedTo);
    }
}
