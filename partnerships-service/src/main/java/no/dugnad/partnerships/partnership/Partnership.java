package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.partnership.PartnershipEvent.MemberJoined;
import no.dugnad.partnerships.partnership.PartnershipEvent.MemberLeft;
import no.dugnad.partnerships.partnership.PartnershipEvent.MembershipRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.MembershipRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipFormed;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRevised;
import no.dugnad.partnerships.partnership.PartnershipResource.PartnershipRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Partnership extends PanacheEntityBase {
    @Id
    private String id;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text name;

    @Enumerated(EnumType.STRING)
    private PartnershipKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text purpose;

    @Column(name = "host_organisation")
    private String hostOrganisation;

    @Column(name = "host_name")
    private String hostName;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> counties;

    @Column(name = "founded_on")
    private LocalDate foundedOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @Column(name = "legal_basis")
    @JdbcTypeCode(SqlTypes.JSON)
    private Text legalBasis;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text fee;

    private String website;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text note;

    private String source;

    @Column(name = "as_of")
    private Integer asOf;

    @Column(name = "sort_name", insertable = false, updatable = false)
    private String sortName;

    @Column(insertable = false, updatable = false)
    private String words;

    @OneToMany(mappedBy = "partnership", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Membership> memberships = new ArrayList<>();

    protected Partnership() {}

    private Partnership(String id) {
        this.id = id;
    }

    static Optional<Partnership> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    /** With its row locked until the transaction ends: what every write to it or to any part of it begins with. */
    static Optional<Partnership> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws Problem 400 when what is said of it cannot be */
    static Partnership form(String id, PartnershipRequest request, KnownParties known) {
        refuse(faults(request, known));
        var partnership = new Partnership(id);
        partnership.take(request);
        return partnership;
    }

    PartnershipEvent formed(KnownParties known) {
        return new PartnershipFormed(state(known));
    }

    /** @throws Problem 400 when what is said of it cannot be, or leaves a member outside its time */
    PartnershipEvent revise(PartnershipRequest request, KnownParties known) {
        var faults = new ArrayList<>(faults(request, known));
        if (request.foundedOn() != null
                && memberships.stream().anyMatch(m -> m.joinedOn().isBefore(request.foundedOn())))
            faults.add(Fault.at("/foundedOn", "members-before-founding"));
        if (request.endsOn() != null && memberships.stream().anyMatch(m -> m.reachesBeyond(request.endsOn())))
            faults.add(Fault.at("/endsOn", "members-after-ending"));
        refuse(faults);
        take(request);
        return new PartnershipRevised(state(known));
    }

    /** @throws Problem 409 while it has members, past ones too */
    PartnershipEvent remove(KnownParties known) {
        if (!memberships.isEmpty())
            throw Problem.conflict("partnership-has-members", Map.of("members", memberships.size()));
        delete();
        return new PartnershipRemoved(state(known));
    }

    /** @throws Problem 400 when the party cannot be a member in this period */
    PartnershipEvent admit(Membership newcomer, KnownParties known) {
        refuse(faults(newcomer, known));
        memberships.add(newcomer);
        return new MemberJoined(state(known));
    }

    /** @throws Problem 400 when the party cannot be a member in this period; nothing is changed then */
    PartnershipEvent revise(Membership membership, MemberRequest request, KnownParties known) {
        refuse(faults(new Membership(membership.id(), this, request), known));
        var leaves = membership.leftOn() == null && request.to() != null;
        membership.take(request);
        return leaves ? new MemberLeft(state(known)) : new MembershipRevised(state(known));
    }

    PartnershipEvent remove(Membership membership, KnownParties known) {
        memberships.remove(membership);
        return new MembershipRemoved(state(known));
    }

    Optional<Membership> membership(UUID id) {
        return memberships.stream().filter(m -> m.id().equals(id)).findFirst();
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

    /** All who are, were or will be members. */
    List<Party> parties() {
        return memberships.stream().map(Membership::party).toList();
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
        return new PartnershipEvent.State(
                view(known),
                memberships.stream()
                        .sorted(Comparator.comparing(Membership::joinedOn)
                                .thenComparing(m -> m.party().identity())
                                .thenComparing(Membership::id))
                        .map(m -> m.view(known))
                        .toList());
    }

    private void take(PartnershipRequest request) {
        name = request.name();
        kind = request.kind();
        purpose = request.purpose();
        hostOrganisation = request.host().organisationNumber().value();
        hostName = request.host().name();
        counties = request.counties() == null
                ? List.of()
                : request.counties().stream().distinct().toList();
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
        var counties = Objects.requireNonNullElse(request.counties(), List.<String>of());
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

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }
}
