package no.dugnad.partnerships.reception;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.reception.ReceptionEvent.MemberAnswered;
import no.dugnad.partnerships.reception.ReceptionEvent.MemberStated;
import no.dugnad.partnerships.reception.ReceptionEvent.MembersFollowed;
import no.dugnad.partnerships.reception.ReceptionEvent.ReceptionAdvanced;
import no.dugnad.partnerships.reception.ReceptionEvent.ReceptionProposed;
import no.dugnad.partnerships.reception.ReceptionEvent.ReceptionRemoved;
import no.dugnad.partnerships.reception.ReceptionEvent.ReceptionRevised;
import no.dugnad.partnerships.reception.ReceptionView.TimeInStep;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.SortKey;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
class Reception extends PanacheEntityBase {
    /** @param sourceName as it was written; of a project or solution with an id its own name is shown */
    record Body(Text name, @Nullable Text sourceName) {}

    @Id
    private UUID id;

    @Column(name = "partnership_id")
    private String partnershipId;

    @Column(name = "source_kind")
    private String sourceKind;

    @Column(name = "source_id")
    private @Nullable String sourceId;

    private String state;

    @Column(name = "proposed_on")
    private LocalDate proposedOn;

    @Column(name = "sort_name")
    private String sortName;

    @JdbcTypeCode(SqlTypes.JSON)
    private Body body;

    /** Without the ids of the bodies that decided. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Step> steps;

    /** Ids of the bodies of the partnership that decided, by the place of the step, from 0. */
    @ElementCollection
    @CollectionTable(name = "reception_decider", joinColumns = @JoinColumn(name = "reception_id"))
    @MapKeyColumn(name = "step")
    @Column(name = "body_id")
    @BatchSize(size = 500)
    private Map<Integer, UUID> deciders = new HashMap<>();

    @OneToMany(mappedBy = "reception", cascade = CascadeType.ALL, orphanRemoval = true)
    @BatchSize(size = 500)
    private List<ReceptionMember> members = new ArrayList<>();

    protected Reception() {}

    static Optional<Reception> withId(UUID id) {
        return findByIdOptional(id);
    }

    /** With its row locked until the transaction ends: what every write to it or to a member's state begins with. */
    static Optional<Reception> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @throws Problem 400 when the day cannot be */
    static void check(ReceptionRequest request, LocalDate today) {
        if (request.on() != null) refuse(day("/on", request.on(), null, today));
    }

    static Reception propose(UUID id, ReceptionRequest request, LocalDate today) {
        var on = request.on() == null ? today : request.on();
        var reception = new Reception();
        reception.id = id;
        reception.take(request);
        reception.steps(List.of(new Step(ReceptionState.PROPOSED, on, null, null, null, null)));
        return reception;
    }

    ReceptionEvent proposed(Names names) {
        return new ReceptionProposed(state(names));
    }

    ReceptionEvent revise(ReceptionRequest request, Names names) {
        take(request);
        return new ReceptionRevised(state(names));
    }

    ReceptionEvent remove(Names names) {
        var last = state(names);
        delete();
        return new ReceptionRemoved(last);
    }

    /** @throws Problem 409 that names the legal steps when this is none of them; 400 when it lacks what it needs */
    ReceptionEvent advance(StepRequest request, LocalDate today, Names names) {
        if (!current().next().contains(request.state())) {
            var arguments = illegal(
                    Words.word(current()),
                    Words.word(request.state()),
                    current().next());
            throw Problem.conflict("illegal-step", arguments, Fault.at("/state", "illegal-step", arguments));
        }
        var on = request.on() == null ? today : request.on();
        var faults = new ArrayList<>(request.faults());
        faults.addAll(day("/on", on, steps.getLast().on(), today));
        refuse(faults);
        if (request.body() != null && request.body().id() != null)
            deciders.put(steps.size(), request.body().id());
        steps(Stream.concat(steps.stream(), Stream.of(request.on(on).by(null))).toList());
        return new ReceptionAdvanced(state(names));
    }

    /**
     * A member's own state. The same word again corrects its day.
     *
     * @throws Problem 409 that names the legal states when it skips one, or the network has not come so far
     */
    ReceptionEvent state(String number, MemberState wanted, LocalDate on, LocalDate today, StatedBy by, Names names) {
        var before = member(number).orElse(null);
        refuse(day(
                "/on",
                on,
                before == null || before.state() == wanted ? steps.getFirst().on() : before.since(),
                today));
        if (before != null && before.endedOn() != null && !on.isBefore(before.endedOn()))
            throw Problem.invalid(
                    Fault.at("/on", "member-ended", Map.of("number", number, "endedOn", before.endedOn())));
        var legal = before == null ? MemberState.FIRST : before.state().next();
        if (!legal.contains(wanted) && (before == null || before.state() != wanted)) {
            var arguments = illegal(before == null ? "–" : Words.word(before.state()), Words.word(wanted), legal);
            throw Problem.conflict("illegal-step", arguments, Fault.at("/state", "illegal-step", arguments));
        }
        if (!wanted.within().contains(current())) {
            var arguments = Map.of(
                    "to", Words.word(wanted),
                    "state", Words.word(current()),
                    "within", wanted.within().stream().map(Words::word).collect(Collectors.joining(", ")));
            throw Problem.conflict(
                    "reception-elsewhere", arguments, Fault.at("/state", "reception-elsewhere", arguments));
        }
        if (before == null) members.add(new ReceptionMember(this, number, wanted, on, by));
        else before.state(wanted, on, by);
        return new MemberStated(state(names));
    }

    /** What a member says to its state; nothing when it has said so already. */
    List<ReceptionEvent> answer(String number, Answer answer, Names names) {
        return member(number).orElseThrow().answered(answer) ? List.of(new MemberAnswered(state(names))) : List.of();
    }

    /** Members that the registry says are followed by others hand on what they have stated; empty when there are none. */
    Optional<ReceptionEvent> follow(Municipalities municipalities, java.util.function.Supplier<Names> names) {
        var changed = false;
        for (var queue = new ArrayList<>(members); !queue.isEmpty(); ) {
            var member = queue.removeFirst();
            var ending = municipalities.ending(member.number(), member.since()).orElse(null);
            if (ending == null || ending.on().equals(member.endedOn())) continue;
            member.end(ending.on(), municipalities.sequence(member.number()));
            changed = true;
            if (member.state() == MemberState.NOT_JOINING) continue;
            for (var successor : ending.successors()) {
                var there = member(successor);
                if (there.isEmpty()) {
                    var heir = ReceptionMember.heir(member, successor, ending.on());
                    members.add(heir);
                    queue.add(heir);
                } else if (!there.get().ownWord()
                        && (member.state().compareTo(there.get().state()) > 0
                                || there.get().followsFrom(member.number())))
                    there.get().inherit(member, ending.on());
            }
        }
        return changed ? Optional.of(new MembersFollowed(state(names.get()))) : Optional.empty();
    }

    /** Takes back what followed from reforms that were taken back; empty when there is nothing. */
    Optional<ReceptionEvent> restore(String number, java.util.function.Supplier<Names> names) {
        var member = member(number).filter(m -> m.endedOn() != null);
        if (member.isEmpty()) return Optional.empty();
        members.removeIf(m -> m.followsFrom(number));
        member.get().end(null, null);
        return Optional.of(new MembersFollowed(state(names.get())));
    }

    Optional<ReceptionMember> member(String number) {
        return members.stream().filter(m -> m.number().equals(number)).findFirst();
    }

    ReceptionState current() {
        return steps.getLast().state();
    }

    UUID id() {
        return id;
    }

    String partnershipId() {
        return partnershipId;
    }

    LocalDate proposedOn() {
        return proposedOn;
    }

    Source source() {
        return new Source(Words.parse(Source.Kind.class, sourceKind), sourceId, body.sourceName());
    }

    List<Step> steps() {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> steps.get(i).by(deciders.get(i)))
                .toList();
    }

    List<ReceptionMember> members() {
        return members.stream()
                .sorted(Comparator.comparing(ReceptionMember::number))
                .toList();
    }

    List<Party> parties() {
        return members.stream().map(ReceptionMember::party).toList();
    }

    Text name() {
        return body.name();
    }

    /** What it would be written with to become what it is. */
    ReceptionRequest request() {
        return new ReceptionRequest(body.name(), partnershipId, source(), null);
    }

    ReceptionView view(Names names, LocalDate today) {
        var state = state(names);
        return new ReceptionView(
                id,
                state.name(),
                partnershipId,
                state.source(),
                state.state(),
                state.steps(),
                state.members(),
                times(today));
    }

    private ReceptionEvent.State state(Names names) {
        return new ReceptionEvent.State(
                id,
                body.name(),
                partnershipId,
                names.named(source()),
                current(),
                steps(),
                members().stream().map(m -> m.view(names.parties())).toList());
    }

    List<TimeInStep> times(LocalDate today) {
        var times = new ArrayList<TimeInStep>();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var to = i + 1 < steps.size() ? steps.get(i + 1).on() : null;
            var until = to != null ? to : step.state().next().isEmpty() ? null : today;
            times.add(new TimeInStep(
                    step.state(), step.on(), to, until == null ? null : ChronoUnit.DAYS.between(step.on(), until)));
        }
        return times;
    }

    private void take(ReceptionRequest request) {
        body = new Body(request.name(), request.source().name());
        partnershipId = request.partnershipId();
        sourceKind = Words.word(request.source().kind());
        sourceId = request.source().id();
        sortName = SortKey.of(request.name().in("nb"));
    }

    private void steps(List<Step> all) {
        steps = List.copyOf(all);
        state = Words.word(current());
        proposedOn = all.getFirst().on();
    }

    private static List<Fault> day(String at, LocalDate on, @Nullable LocalDate before, LocalDate today) {
        var faults = new ArrayList<Fault>();
        Days.check(faults, at, on);
        if (on.isAfter(today)) faults.add(Fault.at(at, "in-the-future", Map.of("today", today)));
        else if (before != null && on.isBefore(before))
            faults.add(Fault.at(at, "before-the-step-before", Map.of("on", before)));
        return faults;
    }

    private static Map<String, String> illegal(String from, String to, List<? extends Enum<?>> legal) {
        var words = legal.stream().map(Words::word).collect(Collectors.joining(", "));
        return Map.of("from", from, "to", to, "legal", words.isEmpty() ? "–" : words);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }
}
