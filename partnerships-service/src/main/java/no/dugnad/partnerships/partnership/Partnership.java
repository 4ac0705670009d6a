package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dugnad.partnerships.partnership.ArenaResource.ArenaRequest;
import no.dugnad.partnerships.partnership.BodyResource.BodyRequest;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.partnership.PartnershipEvent.ArenaAnnounced;
import no.dugnad.partnerships.partnership.PartnershipEvent.ArenaRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.ArenaRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.BodyFormed;
import no.dugnad.partnerships.partnership.PartnershipEvent.BodyRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.BodyRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.MemberJoined;
import no.dugnad.partnerships.partnership.PartnershipEvent.MemberLeft;
import no.dugnad.partnerships.partnership.PartnershipEvent.MembershipRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.MembershipRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.MembershipsFollowedReform;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipFormed;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.SeatLeft;
import no.dugnad.partnerships.partnership.PartnershipEvent.SeatRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.SeatRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.SeatTaken;
import no.dugnad.partnerships.partnership.PartnershipResource.PartnershipRequest;
import no.dugnad.partnerships.partnership.SeatResource.SeatRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Partnership extends PanacheEntityBase {
    @Id
    private String id;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text name;

    @Enumerated(EnumType.STRING)
    private PartnershipKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text purpose;

    @Column(name = "host_organisation")
    private String hostOrganisation;

    @Column(name = "host_name")
    private @Nullable String hostName;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> counties;

    @Column(name = "founded_on")
    private @Nullable LocalDate foundedOn;

    @Column(name = "ends_on")
    private @Nullable LocalDate endsOn;

    @Column(name = "legal_basis")
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text legalBasis;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text fee;

    private @Nullable String website;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Text note;

    private @Nullable String source;

    @Column(name = "as_of")
    private @Nullable Integer asOf;

    @Column(name = "sort_name", insertable = false, updatable = false)
    private String sortName;

    @Column(insertable = false, updatable = false)
    private String words;

    @OneToMany(mappedBy = "partnership", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Membership> memberships = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "membership_declined", joinColumns = @JoinColumn(name = "partnership_id"))
    private Set<DeclinedMembership> declined = new HashSet<>();

    @OneToMany(mappedBy = "partnership", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Body> bodies = new ArrayList<>();

    @OneToMany(mappedBy = "partnership", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Arena> arenas = new ArrayList<>();

    protected Partnership() {}

    static Optional<Partnership> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends: what every write to it or to any part of it begins with. */
    static Optional<Partnership> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws Problem 400 when what is said of it cannot be */
    static void check(PartnershipRequest request, KnownParties known) {
        refuse(faults(request, known));
    }

    static Partnership form(String id, PartnershipRequest request) {
        var partnership = new Partnership();
        partnership.id = id;
        partnership.take(request);
        return partnership;
    }

    PartnershipEvent formed(KnownParties known) {
        return new PartnershipFormed(state(known));
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when what is said of it cannot be, or leaves a member outside its time
     */
    Optional<PartnershipEvent> revise(PartnershipRequest request, KnownParties known) {
        var faults = new ArrayList<>(faults(request, known));
        if (request.foundedOn() != null
                && memberships.stream().anyMatch(m -> m.joinedOn().isBefore(request.foundedOn())))
            faults.add(Fault.at("/foundedOn", "members-before-founding"));
        if (request.endsOn() != null
                && memberships.stream().anyMatch(m -> !m.isInherited() && m.reachesBeyond(request.endsOn())))
            faults.add(Fault.at("/endsOn", "members-after-ending"));
        refuse(faults);
        var before = state(known);
        take(request);
        makeFollow(known);
        return changed(before, known, PartnershipRevised::new);
    }

    /**
     * That it may be deleted, which the caller then does.
     *
     * @throws Problem 409 while it has members or bodies, past ones too
     */
    PartnershipEvent remove(KnownParties known) {
        if (!memberships.isEmpty())
            throw Problem.conflict("partnership-has-members", Map.of("members", memberships.size()));
        if (!bodies.isEmpty()) throw Problem.conflict("partnership-has-bodies", Map.of("bodies", bodies.size()));
        return new PartnershipRemoved(state(known));
    }

    /** @throws Problem 400 when the party cannot be a member in this period */
    void admit(Membership newcomer, KnownParties known) {
        refuse(faults(newcomer, known));
        memberships.add(newcomer);
        makeFollow(known);
    }

    PartnershipEvent joined(KnownParties known) {
        return new MemberJoined(state(known));
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when the party cannot be a member in this period; nothing is changed then
     */
    Optional<PartnershipEvent> revise(Membership membership, MemberRequest request, KnownParties known) {
        if (request.equals(membership.request())) return Optional.empty();
        var faults = faults(Membership.of(membership.id(), this, request), known);
        if (membership.isInherited()
                && !(membership.sameParty(request.party())
                        && membership.joinedOn().equals(request.from())))
            faults.add(Fault.at("/from", "membership-inherited", Map.of("from", membership.joinedOn())));
        refuse(faults);
        var before = state(known);
        var leaves = membership.statedTo() == null && request.to() != null;
        membership.take(request);
        makeFollow(known);
        return changed(before, known, leaves ? MemberLeft::new : MembershipRevised::new);
    }

    /** One that was entered by mistake. An inherited one stays away: the successor did not go on with it. */
    PartnershipEvent remove(Membership membership, KnownParties known) {
        if (membership.isInherited())
            declined.add(new DeclinedMembership(membership.party().requiredNumber(), membership.joinedOn()));
        memberships.remove(membership);
        makeFollow(known);
        return new MembershipRemoved(state(known));
    }

    /** What the registry's reforms make of memberships and seats; nothing when they are that already. */
    Optional<PartnershipEvent> follow(KnownParties known) {
        var before = state(known);
        makeFollow(known);
        return changed(before, known, MembershipsFollowedReform::new);
    }

    private void makeFollow(KnownParties known) {
        new Following(this, memberships, declined, known).follow();
        bodies.forEach(body -> body.follow(known));
    }

    /** @throws Problem 400 when it cannot have this period */
    void form(Body body, KnownParties known) {
        refuse(faults(body.faults(body.request()), body.request()));
        bodies.add(body);
    }

    PartnershipEvent bodyFormed(KnownParties known) {
        return new BodyFormed(state(known));
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when it cannot have this period; nothing is changed then
     */
    Optional<PartnershipEvent> revise(Body body, BodyRequest request, KnownParties known) {
        if (request.equals(body.request())) return Optional.empty();
        refuse(faults(body.faults(request), request));
        var before = state(known);
        body.take(request);
        makeFollow(known);
        return changed(before, known, BodyRevised::new);
    }

    /** @throws Problem 409 while it has seats, past ones too */
    PartnershipEvent remove(Body body, KnownParties known) {
        if (body.size() > 0) throw Problem.conflict("body-has-seats", Map.of("seats", body.size()));
        bodies.remove(body);
        return new BodyRemoved(state(known));
    }

    /** @throws Problem 400 when the seat cannot be held by this party in this period */
    void give(Body body, Seat seat, KnownParties known) {
        body.give(seat, known);
    }

    PartnershipEvent seatTaken(KnownParties known) {
        return new SeatTaken(state(known));
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when the seat cannot be held by this party in this period; nothing is changed then
     */
    Optional<PartnershipEvent> revise(Body body, Seat seat, SeatRequest request, KnownParties known) {
        if (request.equals(seat.request())) return Optional.empty();
        var before = state(known);
        var leaves = seat.request().to() == null && request.to() != null;
        body.revise(seat, request, known);
        return changed(before, known, leaves ? SeatLeft::new : SeatRevised::new);
    }

    /** One that was entered by mistake. Of an inherited one: its successor does not go on with it. */
    PartnershipEvent remove(Body body, Seat seat, KnownParties known) {
        body.remove(seat, known);
        return new SeatRemoved(state(known));
    }

    /** @throws Problem 400 when it ends before it starts */
    void announce(Arena arena, KnownParties known) {
        refuse(Arena.faults(arena.request()));
        arenas.add(arena);
    }

    PartnershipEvent announced(KnownParties known) {
        return new ArenaAnnounced(state(known));
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when it ends before it starts; nothing is changed then
     */
    Optional<PartnershipEvent> revise(Arena arena, ArenaRequest request, Instant now, KnownParties known) {
        if (request.equals(arena.request())) return Optional.empty();
        refuse(Arena.faults(request));
        var before = state(known);
        arena.take(request, now);
        return changed(before, known, ArenaRevised::new);
    }

    PartnershipEvent remove(Arena arena, KnownParties known) {
        arenas.remove(arena);
        return new ArenaRemoved(state(known));
    }

    Optional<Membership> membership(UUID id) {
        return memberships.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    Optional<Body> body(UUID id) {
        return bodies.stream().filter(b -> b.id().equals(id)).findFirst();
    }

    Optional<Arena> arena(UUID id) {
        return arenas.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    String host() {
        return hostOrganisation;
    }

    Partnerships.Known known() {
        return new Partnerships.Known(id, name, hostOrganisation, endsOn);
    }

    List<String> counties() {
        return counties;
    }

    /** Whether it is over on this day. */
    boolean endedBy(LocalDate day) {
        return endsOn != null && !day.isBefore(endsOn);
    }

    /** All who are, were or will be members or hold seats. */
    List<Party> parties() {
        return Stream.concat(
                        memberships.stream().map(Membership::party),
                        bodies.stream().flatMap(body -> body.parties().stream()))
                .toList();
    }

    PartnershipView view(KnownParties known) {
        var number = new OrganisationNumber(hostOrganisation);
        return new PartnershipView(
                id,
                name,
                kind,
                purpose,
                new Host(number, known.organisation(number, hostName)),
                List.copyOf(counties),
                foundedOn,
                endsOn,
                legalBasis,
                fee,
                website,
                note,
                source,
                asOf);
    }

    /** What it would be written with to become what it is. */
    PartnershipRequest request() {
        return new PartnershipRequest(
                null,
                name,
                kind,
                purpose,
                new Host(new OrganisationNumber(hostOrganisation), hostName),
                List.copyOf(counties),
                foundedOn,
                endsOn,
                legalBasis,
                fee,
                website,
                note,
                source,
                asOf);
    }

    /** All that are, were or will be, in the order they join. */
    List<MembershipView> members(KnownParties known) {
        return memberships.stream()
                .sorted(Comparator.comparing(Membership::joinedOn)
                        .thenComparing(m -> m.party().identity())
                        .thenComparing(Membership::id))
                .map(m -> m.view(known))
                .toList();
    }

    private PartnershipEvent.State state(KnownParties known) {
        return new PartnershipEvent.State(
                view(known),
                members(known),
                bodies.stream()
                        .map(body -> body.state(known))
                        .sorted(Comparator.comparing((PartnershipEvent.BodyState body) ->
                                        body.body().name().in("nb"))
                                .thenComparing(body -> body.body().id()))
                        .toList(),
                arenas.stream()
                        .map(Arena::view)
                        .sorted(Comparator.comparing(
                                        ArenaView::startsAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(ArenaView::id))
                        .toList());
    }

    private Optional<PartnershipEvent> changed(
            PartnershipEvent.State before,
            KnownParties known,
            Function<PartnershipEvent.State, PartnershipEvent> fact) {
        var after = state(known);
        return after.equals(before) ? Optional.empty() : Optional.of(fact.apply(after));
    }

    private void take(PartnershipRequest request) {
        name = request.name();
        kind = request.kind();
        purpose = request.purpose();
        hostOrganisation = request.host().organisationNumber().value();
        hostName = request.host().name();
        counties = request.counties().stream().distinct().toList();
        foundedOn = request.foundedOn();
        endsOn = request.endsOn();
        legalBasis = request.legalBasis();
        fee = request.fee();
        website = request.website();
        note = request.note();
        source = request.source();
        asOf = request.asOf();
    }

    private static List<Fault> faults(PartnershipRequest request, KnownParties known) {
        var faults = new ArrayList<Fault>();
        var counties = request.counties();
        for (var i = 0; i < counties.size(); i++)
            if (!known.knowsCounty(counties.get(i)))
                faults.add(Fault.at("/counties/" + i, "unknown-county", Map.of("number", counties.get(i))));
        Days.check(faults, "/foundedOn", request.foundedOn());
        Days.check(faults, "/endsOn", request.endsOn());
        if (request.foundedOn() != null
                && request.endsOn() != null
                && !request.endsOn().isAfter(request.foundedOn()))
            faults.add(Fault.at("/endsOn", "ends-before-founding"));
        return faults;
    }

    private List<Fault> faults(Membership membership, KnownParties known) {
        var faults = new ArrayList<>(membership.faults(known));
        if (foundedOn != null && membership.joinedOn().isBefore(foundedOn))
            faults.add(Fault.at("/from", "before-founding", Map.of("foundedOn", foundedOn)));
        if (endedBy(membership.joinedOn())) faults.add(Fault.at("/from", "after-ending", Map.of("endsOn", endsOn)));
        else if (endsOn != null && membership.reachesBeyond(endsOn))
            faults.add(Fault.at("/to", "after-ending", Map.of("endsOn", endsOn)));
        if (faults.isEmpty())
            memberships.stream()
                    .filter(membership::overlaps)
                    .findFirst()
                    .ifPresent(other -> faults.add(other.overlap()));
        return faults;
    }

    private List<Fault> faults(List<Fault> faults, BodyRequest request) {
        if (foundedOn != null && request.from() != null && request.from().isBefore(foundedOn))
            faults.add(Fault.at("/from", "body-before-founding", Map.of("foundedOn", foundedOn)));
        if (request.from() != null && endedBy(request.from()))
            faults.add(Fault.at("/from", "body-after-ending", Map.of("endsOn", endsOn)));
        else if (endsOn != null && request.to() != null && request.to().isAfter(endsOn))
            faults.add(Fault.at("/to", "body-after-ending", Map.of("endsOn", endsOn)));
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }
}
