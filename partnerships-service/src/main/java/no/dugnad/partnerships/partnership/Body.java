package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.dugnad.partnerships.partnership.BodyEvent.BodyFormed;
import no.dugnad.partnerships.partnership.BodyEvent.SeatLeft;
import no.dugnad.partnerships.partnership.BodyEvent.SeatRemoved;
import no.dugnad.partnerships.partnership.BodyEvent.SeatRevised;
import no.dugnad.partnerships.partnership.BodyEvent.SeatTaken;
import no.dugnad.partnerships.partnership.BodyEvent.State;
import no.dugnad.partnerships.partnership.BodyResource.BodyRequest;
import no.dugnad.partnerships.partnership.SeatResource.SeatRequest;
import no.dugnad.partnerships.party.Fate;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A part of {@link Partnership}, which alone changes it. */
@Entity
class Body extends PanacheEntityBase {
    /** They are sent together, and with who they were before reforms they may become some times as many. */
    static final int MOST_SEATS = 500;

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partnership_id")
    private Partnership partnership;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text name;

    @Enumerated(EnumType.STRING)
    private BodyKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text description;

    @Column(name = "formed_on")
    private @Nullable LocalDate formedOn;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    private @Nullable String source;

    @Column(name = "as_of")
    private @Nullable Integer asOf;

    @Column(name = "sort_name", insertable = false, updatable = false)
    private String sortName;

    @OneToMany(mappedBy = "body", cascade = CascadeType.ALL, orphanRemoval = true)
    @BatchSize(size = 200)
    private List<Seat> seats = new ArrayList<>();

    protected Body() {}

    static Body of(UUID id, Partnership partnership, BodyRequest request) {
        var body = new Body();
        body.id = id;
        body.partnership = partnership;
        body.take(request);
        return body;
    }

    static Optional<Body> in(String partnership, UUID id) {
        return find("id = ?1 and partnership.id = ?2", id, partnership).firstResultOptional();
    }

    Partnership partnership() {
        return partnership;
    }

    void take(BodyRequest request) {
        name = request.name();
        kind = request.kind();
        description = request.description();
        formedOn = request.from();
        endedOn = request.to();
        source = request.source();
        asOf = request.asOf();
    }

    /** What keeps it from being this: its own period, or seats outside it. */
    List<Fault> faults(BodyRequest request) {
        var faults = new ArrayList<Fault>();
        Days.check(faults, "/from", request.from());
        Days.check(faults, "/to", request.to());
        if (request.from() != null && request.to() != null && !request.to().isAfter(request.from()))
            faults.add(Fault.at("/to", "to-not-after-from"));
        if (request.from() != null
                && seats.stream()
                        .anyMatch(s -> s.heldFrom() != null && s.heldFrom().isBefore(request.from())))
            faults.add(Fault.at("/from", "seats-before-body"));
        if (request.to() != null
                && seats.stream()
                        .anyMatch(s -> s.heldTo() == null
                                ? s.heldFrom() != null && !s.heldFrom().isBefore(request.to())
                                : s.heldTo().isAfter(request.to()))) faults.add(Fault.at("/to", "seats-after-body"));
        return faults;
    }

    /** @throws Problem 400 when the seat cannot be held by this party in this period, 409 when there are too many already, past ones too */
    void give(Seat seat, KnownParties known) {
        if (seats.size() >= MOST_SEATS) throw Problem.conflict("too-many-seats", Map.of("max", MOST_SEATS));
        refuse(faults(seat, known));
        seats.add(seat);
        follow(known);
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when the seat cannot be held by this party in this period; nothing is changed then
     */
    List<Event> revise(Seat seat, SeatRequest request, KnownParties known) {
        if (request.equals(seat.request())) return List.of();
        var faults = faults(Seat.of(seat.id(), this, request), known);
        seat.inheritedOn()
                .filter(on ->
                        !(request.party().identity().equals(seat.party().identity()) && on.equals(request.from())))
                .ifPresent(on -> faults.add(Fault.at("/from", "seat-inherited", Map.of("from", on))));
        refuse(faults);
        var leaves = seat.request().to() == null && request.to() != null;
        return change(
                () -> {
                    seat.take(request);
                    follow(known);
                },
                known,
                leaves ? SeatLeft::new : SeatRevised::new);
    }

    /** One that was entered by mistake; an inherited one is then not gone on with. */
    BodyEvent remove(Seat seat, KnownParties known) {
        seat.inheritedOn()
                .ifPresent(on -> seats.stream()
                        .filter(s -> s.line().equals(seat.line()) && s.lastsUntil(on))
                        .forEach(s -> s.end(on)));
        seats.remove(seat);
        follow(known);
        return new SeatRemoved(state(known));
    }

    /** The fact, when the change makes it another than it was. */
    List<Event> change(Runnable change, KnownParties known, Function<State, BodyEvent> fact) {
        var before = state(known);
        change.run();
        var after = state(known);
        return after.equals(before) ? List.of() : List.of(fact.apply(after));
    }

    /** Where a municipality or county ends, the successor that takes over most of it goes on with its seat, and the person in it. */
    void follow(KnownParties known) {
        var kept = new HashSet<Seat>();
        seats.stream()
                .filter(s -> !s.isInherited())
                .sorted(Comparator.comparing(Seat::id))
                .toList()
                .forEach(seat -> goOn(seat, known, kept));
        seats.removeIf(seat -> !kept.contains(seat));
    }

    private void goOn(Seat seat, KnownParties known, HashSet<Seat> kept) {
        kept.add(seat);
        switch (known.fate(seat.party(), seat.heldFrom())) {
            case Fate.GoesOn() -> seat.endsBy(null);
            case Fate.IsFollowed(var on, var successors) -> {
                seat.endsBy(on);
                if (seat.lastsUntil(on) && (endedOn == null || on.isBefore(endedOn)) && !partnership.endedBy(on)) {
                    var successor = successors.getFirst().number();
                    var next = seats.stream()
                            .filter(s -> s.continues(seat, on)
                                    && successor.equals(s.party().number()))
                            .findFirst()
                            .orElseGet(() -> {
                                var heir = Seat.continuing(seat, successor, on);
                                seats.add(heir);
                                return heir;
                            });
                    next.inherit(seat);
                    goOn(next, known, kept);
                }
            }
            // what was concluded when more was known stands
            case Fate.NotTold() ->
                seats.stream()
                        .filter(s -> s.isInherited() && s.line().equals(seat.line()))
                        .forEach(kept::add);
        }
    }

    Optional<Seat> seat(UUID id) {
        return seats.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** Its seats on a day, none of them when it or its partnership is not there then. */
    List<Seat> heldOn(LocalDate day) {
        if (formedOn != null && day.isBefore(formedOn)) return List.of();
        if (endedOn != null && !day.isBefore(endedOn) || partnership.endedBy(day)) return List.of();
        return seats.stream().filter(seat -> seat.isHeldOn(day)).toList();
    }

    UUID id() {
        return id;
    }

    int size() {
        return seats.size();
    }

    List<Party> parties() {
        return seats.stream().map(Seat::party).toList();
    }

    boolean hasLine(UUID line) {
        return seats.stream().anyMatch(s -> s.line().equals(line));
    }

    BodyView view() {
        return new BodyView(id, name, kind, description, formedOn, endedOn, source, asOf);
    }

    /** What it would be written with to become what it is. */
    BodyRequest request() {
        return new BodyRequest(name, kind, description, formedOn, endedOn, source, asOf);
    }

    BodyEvent formed(KnownParties known) {
        return new BodyFormed(state(known));
    }

    BodyEvent seatTaken(KnownParties known) {
        return new SeatTaken(state(known));
    }

    State state(KnownParties known) {
        return new State(
                partnership.id(),
                view(),
                seats.stream()
                        .sorted(Comparator.comparing(Seat::role)
                                .thenComparing(s -> s.party().identity())
                                .thenComparing(Seat::heldFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(Seat::id))
                        .map(s -> s.view(known))
                        .toList());
    }

    private List<Fault> faults(Seat seat, KnownParties known) {
        var faults = new ArrayList<>(seat.faults(known));
        var from = seat.heldFrom();
        var to = seat.heldTo();
        if (formedOn != null && from != null && from.isBefore(formedOn))
            faults.add(Fault.at("/from", "seat-before-body", Map.of("from", formedOn)));
        if (formedOn != null && from == null && to != null && !to.isAfter(formedOn))
            faults.add(Fault.at("/to", "seat-before-body", Map.of("from", formedOn)));
        if (endedOn != null && from != null && !from.isBefore(endedOn))
            faults.add(Fault.at("/from", "seat-after-body", Map.of("to", endedOn)));
        else if (endedOn != null && to != null && to.isAfter(endedOn))
            faults.add(Fault.at("/to", "seat-after-body", Map.of("to", endedOn)));
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }
}
