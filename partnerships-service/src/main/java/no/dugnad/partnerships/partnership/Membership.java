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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    @Enumerated(EnumType.STRING)
    private MembershipState state = MembershipState.PROPOSED;

    @Column(name = "answer_by")
    private @Nullable LocalDate answerBy;

    @Embedded
    private @Nullable Answer answer;

    protected Membership() {}

    static Membership of(Partnership partnership, MemberRequest request) {
        return of(UuidVersion7Strategy.INSTANCE.generateUuid(null), partnership, request);
    }

    static Membership of(UUID id, Partnership partnership, MemberRequest request) {
        var membership = new Membership();
        membership.id = id;
        membership.partnership = partnership;
        membership.take(request);
        membership.term(request.answerBy());
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

    /** The municipality's memberships of these on the day that it does not contest, by the partnership's id. */
    static Map<String, Membership> of(String municipality, LocalDate day, List<Partnership> partnerships) {
        if (partnerships.isEmpty()) return Map.of();
        var found = new HashMap<String, Membership>();
        Membership.<Membership>list(
                        "partnership in ?1 and party.number = ?2 and joinedOn <= ?3 and (leftOn is null or leftOn > ?3) and state <> ?4",
                        partnerships,
                        municipality,
                        day,
                        MembershipState.CONTESTED)
                .forEach(m -> found.put(m.partnership.id(), m));
        return found;
    }

    /** Ids of the partnerships with memberships that nobody has answered, and whose term for an answer is over. */
    static List<String> withOverdue(LocalDate today) {
        return find(
                        "select distinct m.partnership.id from Membership m where m.state = ?1 and m.answerBy <= ?2 order by 1",
                        MembershipState.PROPOSED,
                        today)
                .project(String.class)
                .list();
    }

    boolean isOverdue(LocalDate today) {
        return state == MembershipState.PROPOSED && answerBy != null && !answerBy.isAfter(today);
    }

    Partnership partnership() {
        return partnership;
    }

    /**
     * What its party says to it.
     *
     * @return whether that is anything new
     */
    boolean answered(Answer given) {
        if (given.says(answer)) return false;
        answer = given;
        state = given.confirms() ? MembershipState.CONFIRMED : MembershipState.CONTESTED;
        return true;
    }

    /** Its term for an answer is over on this day; nothing happens to one that has none, or has been answered. */
    void lapse(LocalDate today) {
        if (isOverdue(today)) state = MembershipState.STATED_BY_HOST;
    }

    private boolean covers(MemberRequest request) {
        return sameParty(request.party())
                && !request.from().isBefore(joinedOn)
                && (statedTo == null || request.to() != null && !request.to().isAfter(statedTo));
    }

    void take(MemberRequest request) {
        party = StatedParty.of(request.party());
        role = request.role();
        joinedOn = request.from();
        statedTo = request.to();
        leftOn = statedTo;
        restated = isInherited();
    }

    /** Another period or role. What says more than the party has answered, or had its term to answer, is proposed anew. */
    void revise(MemberRequest request) {
        var sameTerm = Objects.equals(answerBy, request.answerBy());
        if (!covers(request)) {
            state = MembershipState.PROPOSED;
            answer = null;
            if (sameTerm) answerBy = null;
        }
        take(request);
        if (!sameTerm) term(request.answerBy());
    }

    private void term(@Nullable LocalDate day) {
        if (answer != null) return;
        answerBy = day;
        state = MembershipState.PROPOSED;
    }

    /** What it has of its predecessors, less what the host has said of it since. */
    void inherit(List<String> from, MemberRole role, @Nullable LocalDate to) {
        predecessors = from;
        inheritedFrom = from.getFirst();
        if (restated) return;
        this.role = role;
        statedTo = to;
    }

    /** As its predecessors have been answered, until its own party has answered, or the host has said something else of it. */
    void inherit(MembershipState state, @Nullable LocalDate answerBy) {
        if (answer != null || restated) return;
        this.state = state;
        this.answerBy = answerBy;
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
        Days.check(faults, "/answerBy", answerBy);
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

    MembershipState state() {
        return state;
    }

    @Nullable
    LocalDate answerBy() {
        return answerBy;
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
                List.copyOf(predecessors),
                state,
                answerBy,
                answer);
    }

    MembershipEvent.State state(KnownParties known) {
        return new MembershipEvent.State(partnership.id(), view(known));
    }

    /** What it would be written with to become what it is. */
    MemberRequest request() {
        return new MemberRequest(party(), role, joinedOn, statedTo, answerBy);
    }
}
