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
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.SeatResource.SeatRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem.Fault;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A part of {@link Body}, which alone changes it. */
@Entity
class Seat extends PanacheEntityBase {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "body_id")
    private Body body;

    private UUID line;

    @Embedded
    private StatedParty party;

    @Enumerated(EnumType.STRING)
    private SeatRole role;

    @Column(name = "held_from")
    private @Nullable LocalDate heldFrom;

    /** From when it is known to be held: a beginning that is not known is at the latest in the year of the record. */
    @Column(name = "known_from", insertable = false, updatable = false)
    private LocalDate knownFrom;

    @Column(name = "stated_to")
    private @Nullable LocalDate statedTo;

    @Column(name = "held_to")
    private @Nullable LocalDate heldTo;

    @Column(name = "inherited_from")
    private @Nullable String inheritedFrom;

    private boolean restated;
    private @Nullable String source;

    @Column(name = "as_of")
    private @Nullable Integer asOf;

    protected Seat() {}

    static Seat of(Body body, SeatRequest request) {
        return of(UuidVersion7Strategy.INSTANCE.generateUuid(null), body, request);
    }

    static Seat of(UUID id, Body body, SeatRequest request) {
        var seat = new Seat();
        seat.id = id;
        seat.line = id;
        seat.body = body;
        seat.take(request);
        return seat;
    }

    /** What the successor goes on with, the same person in it. */
    static Seat continuing(Seat predecessor, String successor, LocalDate on) {
        var seat = of(
                predecessor.body,
                new SeatRequest(
                        new Party(predecessor.party().kind(), successor, null, null),
                        predecessor.role,
                        on,
                        predecessor.statedTo,
                        predecessor.source,
                        predecessor.asOf));
        seat.line = predecessor.line;
        seat.inherit(predecessor);
        return seat;
    }

    Body body() {
        return body;
    }

    Partnership partnership() {
        return body.partnership();
    }

    void take(SeatRequest request) {
        party = StatedParty.of(request.party());
        role = request.role();
        heldFrom = request.from();
        statedTo = request.to();
        heldTo = statedTo;
        source = request.source();
        asOf = request.asOf();
        restated = isInherited();
    }

    /** What it has of its predecessor, less what the host has said of it since. */
    void inherit(Seat predecessor) {
        inheritedFrom = predecessor.party().number();
        if (restated) return;
        role = predecessor.role;
        statedTo = predecessor.statedTo;
    }

    /** It is held as long as is said of it, and no longer than until this day, on which its party ends; null when that goes on. */
    void endsBy(@Nullable LocalDate day) {
        heldTo = day != null && (statedTo == null || statedTo.isAfter(day)) ? day : statedTo;
    }

    /** Whether it is only because its party ends on this day that it does. */
    boolean lastsUntil(LocalDate day) {
        return day.equals(heldTo) && !day.equals(statedTo);
    }

    boolean continues(Seat other, LocalDate on) {
        return line.equals(other.line) && on.equals(heldFrom) && isInherited();
    }

    /** What is wrong with it in itself: the party, whether it existed, and the period. */
    List<Fault> faults(KnownParties known) {
        var faults = new ArrayList<>(party().faults("/party"));
        Days.check(faults, "/from", heldFrom);
        Days.check(faults, "/to", statedTo);
        if (heldFrom != null && statedTo != null && !statedTo.isAfter(heldFrom))
            faults.add(Fault.at("/to", "to-not-after-from"));
        if (faults.isEmpty()) faults.addAll(known.faults(party(), heldFrom, statedTo));
        return faults;
    }

    boolean isHeldOn(LocalDate day) {
        var from = heldFrom == null && asOf != null ? LocalDate.of(asOf, 1, 1) : heldFrom;
        return (from == null || !day.isBefore(from)) && (heldTo == null || day.isBefore(heldTo));
    }

    /** The day on which it came from the predecessor; empty for one that is stated. */
    Optional<LocalDate> inheritedOn() {
        return Optional.ofNullable(isInherited() ? heldFrom : null);
    }

    boolean isInherited() {
        return inheritedFrom != null;
    }

    UUID id() {
        return id;
    }

    /** The same for all the seats that continue each other through reforms. */
    UUID line() {
        return line;
    }

    SeatRole role() {
        return role;
    }

    @Nullable
    LocalDate heldFrom() {
        return heldFrom;
    }

    @Nullable
    LocalDate heldTo() {
        return heldTo;
    }

    /** It ends here: the successor does not go on with it. */
    void end(LocalDate day) {
        statedTo = day;
        heldTo = day;
    }

    Party party() {
        return party.party();
    }

    SeatView view(KnownParties known) {
        return new SeatView(
                id, known.named(party(), heldFrom, heldTo), role, heldFrom, heldTo, inheritedFrom, source, asOf);
    }

    /** What it would be written with to become what it is. */
    SeatRequest request() {
        return new SeatRequest(party(), role, heldFrom, statedTo, source, asOf);
    }
}
