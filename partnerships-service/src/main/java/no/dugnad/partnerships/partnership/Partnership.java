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
import jakarta.persistence.Transient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dugnad.partnerships.partnership.BodyEvent.BodyRemoved;
import no.dugnad.partnerships.partnership.BodyEvent.BodyRevised;
import no.dugnad.partnerships.partnership.BodyResource.BodyRequest;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipConfirmed;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipContested;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipLapsed;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipLeft;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipFormed;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRemoved;
import no.dugnad.partnerships.partnership.PartnershipResource.PartnershipRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Partnership extends PanacheEntityBase {
    /** Every write to a member reads them all. */
    static final int MOST_MEMBERSHIPS = 2_000;

    static final int MOST_BODIES = 100;

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

    /** What the admission of a member has made different, until it is told. */
    @Transient
    private List<Event> news = List.of();

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
    List<Event> revise(PartnershipRequest request, KnownParties known) {
        var faults = new ArrayList<>(faults(request, known));
        if (request.foundedOn() != null
                && memberships.stream().anyMatch(m -> m.joinedOn().isBefore(request.foundedOn())))
            faults.add(Fault.at("/foundedOn", "members-before-founding"));
        if (request.endsOn() != null
                && memberships.stream().anyMatch(m -> !m.isInherited() && m.reachesBeyond(request.endsOn())))
            faults.add(Fault.at("/endsOn", "members-after-ending"));
        refuse(faults);
        var before = told(known, bodies);
        take(request);
        makeFollow(known);
        return told(known, bodies).since(before);
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

    /** @throws Problem 400 when the party cannot be a member in this period, 409 when there are too many already, past ones too */
    void admit(Membership newcomer, KnownParties known) {
        if (memberships.size() >= MOST_MEMBERSHIPS)
            throw Problem.conflict("too-many-memberships", Map.of("max", MOST_MEMBERSHIPS));
        refuse(faults(newcomer, known));
        var before = told(known, List.of());
        newcomer.lapse(known.day());
        memberships.add(newcomer);
        followMemberships(known);
        news = told(known, List.of()).since(before);
    }

    List<Event> joined() {
        return news;
    }

    /**
     * Nothing when it changes nothing. One that is to say more than its party has answered is proposed anew.
     *
     * @throws Problem 400 when the party cannot be a member in this period; nothing is changed then
     */
    List<Event> revise(Membership membership, MemberRequest request, KnownParties known) {
        if (request.equals(membership.request())) return List.of();
        var faults = faults(Membership.of(membership.id(), this, request), known);
        if (membership.isInherited()
                && !(membership.sameParty(request.party())
                        && membership.joinedOn().equals(request.from())))
            faults.add(Fault.at("/from", "membership-inherited", Map.of("from", membership.joinedOn())));
        refuse(faults);
        var before = told(known, List.of());
        var leaves = membership.statedTo() == null && request.to() != null;
        membership.revise(request);
        membership.lapse(known.day());
        followMemberships(known);
        return told(known, List.of())
                .since(before, membership.id(), leaves ? MembershipLeft::new : MembershipRevised::new);
    }

    /** What a member says to its membership; nothing when it has said so already. */
    List<Event> answer(Membership membership, Answer answer, KnownParties known) {
        var before = told(known, List.of());
        if (!membership.answered(answer)) return List.of();
        followMemberships(known);
        return told(known, List.of())
                .since(
                        before,
                        membership.id(),
                        answer.confirms() ? MembershipConfirmed::new : MembershipContested::new);
    }

    /** A member has not answered within its term. */
    List<Event> lapse(Membership membership, KnownParties known) {
        var before = told(known, List.of());
        membership.lapse(known.day());
        followMemberships(known);
        return told(known, List.of()).since(before, membership.id(), MembershipLapsed::new);
    }

    /** One that was entered by mistake. An inherited one stays away: the successor did not go on with it. */
    List<Event> remove(Membership membership, KnownParties known) {
        var before = told(known, List.of());
        if (membership.isInherited())
            declined.add(new DeclinedMembership(membership.party().requiredNumber(), membership.joinedOn()));
        memberships.remove(membership);
        followMemberships(known);
        return told(known, List.of()).since(before);
    }

    /** What the registry's reforms make of memberships and seats; nothing when they are that already. */
    List<Event> follow(KnownParties known) {
        var before = told(known, bodies);
        makeFollow(known);
        return told(known, bodies).since(before);
    }

    private void makeFollow(KnownParties known) {
        followMemberships(known);
        bodies.forEach(body -> body.follow(known));
    }

    private void followMemberships(KnownParties known) {
        new Following(this, memberships, declined, known).follow();
    }

    /** @throws Problem 400 when it cannot have this period, 409 when there are too many already, past ones too */
    void form(Body body) {
        if (bodies.size() >= MOST_BODIES) throw Problem.conflict("too-many-bodies", Map.of("max", MOST_BODIES));
        refuse(faults(body.faults(body.request()), body.request()));
        bodies.add(body);
    }

    /**
     * Nothing when it changes nothing.
     *
     * @throws Problem 400 when it cannot have this period; nothing is changed then
     */
    List<Event> revise(Body body, BodyRequest request, KnownParties known) {
        if (request.equals(body.request())) return List.of();
        refuse(faults(body.faults(request), request));
        return body.change(
                () -> {
                    body.take(request);
                    body.follow(known);
                },
                known,
                BodyRevised::new);
    }

    /** @throws Problem 409 while it has seats, past ones too */
    BodyEvent remove(Body body, KnownParties known) {
        if (body.size() > 0) throw Problem.conflict("body-has-seats", Map.of("seats", body.size()));
        bodies.remove(body);
        return new BodyRemoved(body.state(known));
    }

    Optional<Membership> membership(UUID id) {
        return memberships.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    Optional<Body> body(UUID id) {
        return bodies.stream().filter(b -> b.id().equals(id)).findFirst();
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

    /** Those whose county authorities answer for their municipalities: of a county network, and of no other partnership. */
    List<String> countiesOfNetwork() {
        return kind == PartnershipKind.REGIONAL_NETWORK ? counties : List.of();
    }

    /** Whether it is over on this day. */
    boolean endedBy(LocalDate day) {
        return endsOn != null && !day.isBefore(endsOn);
    }

    List<Membership> overdue(LocalDate today) {
        return memberships.stream().filter(m -> m.isOverdue(today)).toList();
    }

    /** All who are, were or will be members. */
    List<Party> members() {
        return memberships.stream().map(Membership::party).toList();
    }

    /** Those, and all who hold seats. */
    List<Party> parties() {
        return Stream.concat(members().stream(), bodies.stream().flatMap(body -> body.parties().stream()))
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

    private PartnershipEvent.State state(KnownParties known) {
        return new PartnershipEvent.State(view(known), !memberships.isEmpty());
    }

    Told told(KnownParties known, List<Body> bodies) {
        return new Told(
                state(known),
                byId(memberships, Membership::id, m -> m.state(known)),
                byId(bodies, Body::id, body -> body.state(known)));
    }

    /** In the order of their ids, which is that in which they were made. */
    private static <T, S> SortedMap<UUID, S> byId(List<T> parts, Function<T, UUID> id, Function<T, S> state) {
        var told = new TreeMap<UUID, S>();
        parts.forEach(part -> told.put(id.apply(part), state.apply(part)));
        return told;
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
