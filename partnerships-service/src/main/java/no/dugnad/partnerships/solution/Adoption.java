package no.dugnad.partnerships.solution;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionAdvanced;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionAnswered;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionRemoved;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionRevised;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionStated;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Its solution's row is locked by every write to it. */
@Entity
class Adoption extends PanacheEntityBase {
    /** What is kept as it was written. */
    record Body(
            @Nullable Text adaptations,
            List<String> reusedFrom,
            @Nullable String source,
            @Nullable Integer asOf) {}

    @Id
    private UUID id;

    @Column(name = "solution_id")
    private String solutionId;

    private String municipality;

    @Column(name = "partnership_id")
    private @Nullable String partnershipId;

    @Column(name = "reception_id")
    private @Nullable UUID receptionId;

    private String state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<StateOn> states;

    @JdbcTypeCode(SqlTypes.JSON)
    private Body body;

    @Column(name = "inherited_from")
    private String inheritedFrom;

    @Column(name = "own_word")
    private boolean ownWord;

    @Column(name = "began_on")
    private LocalDate beganOn;

    @Column(name = "used_from")
    private @Nullable LocalDate usedFrom;

    @Column(name = "used_to")
    private @Nullable LocalDate usedTo;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "ended_by")
    private @Nullable Long endedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "stated_by")
    private @Nullable StatedBy statedBy;

    @Embedded
    private @Nullable Answer answer;

    protected Adoption() {}

    private static Adoption of(UUID id, String solutionId, String municipality) {
        var adoption = new Adoption();
        adoption.id = id;
        adoption.solutionId = solutionId;
        adoption.municipality = municipality;
        return adoption;
    }

    static Adoption of(UUID id, String solutionId, AdoptionRequest request, List<StateOn> history, StatedBy by) {
        var adoption = of(id, solutionId, request.party().requiredNumber());
        adoption.take(request, history, by);
        return adoption;
    }

    /** A successor's, which goes on from the day of the reform where the predecessor was. */
    static Adoption inherited(Adoption predecessor, String successor, LocalDate on) {
        var adoption = of(UuidVersion7Strategy.INSTANCE.generateUuid(null), predecessor.solutionId, successor);
        adoption.inherit(predecessor, on);
        return adoption;
    }

    static Optional<Adoption> of(String solutionId, UUID id) {
        return find("id = ?1 and solutionId = ?2", id, solutionId).firstResultOptional();
    }

    /** All of this municipality's adoptions of the solution, oldest first. */
    static List<Adoption> all(String solutionId, String municipality) {
        return list("solutionId = ?1 and municipality = ?2 order by beganOn, id", solutionId, municipality);
    }

    /** Those that successors have from this one and have said nothing of themselves. */
    static List<Adoption> heirs(Adoption predecessor) {
        return list(
                "solutionId = ?1 and inheritedFrom = ?2 and ownWord = false",
                predecessor.solutionId,
                predecessor.municipality);
    }

    AdoptionEvent stated(KnownParties known) {
        return new AdoptionStated(view(known));
    }

    AdoptionEvent revise(AdoptionRequest request, List<StateOn> history, StatedBy by, KnownParties known) {
        var before = states;
        take(request, history, by);
        return history.size() == before.size() + 1
                        && history.subList(0, before.size()).equals(before)
                ? new AdoptionAdvanced(view(known))
                : new AdoptionRevised(view(known));
    }

    /** What the municipality says to it; nothing when it has said so already. From here on it is no mere consequence of a reform. */
    List<AdoptionEvent> answer(Answer given, KnownParties known) {
        if (given.says(answer)) return List.of();
        answer = given;
        ownWord = true;
        states(states);
        return List.of(new AdoptionAnswered(view(known)));
    }

    AdoptionEvent remove(KnownParties known) {
        delete();
        return new AdoptionRemoved(view(known));
    }

    /** On from the day on which the predecessor ended. */
    void inherit(Adoption predecessor, LocalDate on) {
        inheritedFrom = predecessor.municipality;
        partnershipId = predecessor.partnershipId;
        receptionId = predecessor.receptionId;
        body = predecessor.body;
        statedBy = predecessor.statedBy;
        answer = predecessor.answer;
        ownWord = false;
        states(List.of(new StateOn(predecessor.current(), on)));
    }

    /** A successor takes over on the day, or with null: the reform was taken back. */
    void end(@Nullable LocalDate day, @Nullable Long registrySequence) {
        endedOn = day;
        endedBy = day == null ? null : registrySequence;
        states(states);
    }

    /** Whether it has come further than the other one; a lower number decides between two that have come as far, so that the order does not. */
    boolean surpasses(Adoption heir) {
        var further = current().compareTo(heir.current());
        return further > 0 || further == 0 && municipality.compareTo(heir.inheritedFrom) < 0;
    }

    /** Whether the municipality says that it is not so. */
    boolean isContested() {
        return answer != null && answer.contests();
    }

    boolean isRetired() {
        return current() == AdoptionState.RETIRED;
    }

    /** Whether it goes on, or still did on this day. */
    boolean holdsOn(LocalDate day) {
        return !isRetired() && (endedOn == null || endedOn.isAfter(day));
    }

    /** The municipality's statement from this time, that another one would contradict. */
    boolean excludes(LocalDate newcomer) {
        return !isRetired() || states.getLast().on().isAfter(newcomer);
    }

    AdoptionState current() {
        return states.getLast().state();
    }

    /** What this history says that it has not said before, and what it no longer says. */
    Stream<StateOn> differences(List<StateOn> history) {
        return Stream.concat(
                history.stream().filter(s -> !states.contains(s)),
                states.stream().filter(s -> !history.contains(s)));
    }

    UUID id() {
        return id;
    }

    String solutionId() {
        return solutionId;
    }

    String municipality() {
        return municipality;
    }

    @Nullable
    String partnershipId() {
        return partnershipId;
    }

    String inheritedFrom() {
        return inheritedFrom;
    }

    boolean ownWord() {
        return ownWord;
    }

    LocalDate beganOn() {
        return beganOn;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    LocalDate lastOn() {
        return states.getLast().on();
    }

    @Nullable
    Long endedBy() {
        return endedBy;
    }

    Party party() {
        return Party.municipality(municipality);
    }

    /** What it would be written with to become what it is. */
    AdoptionRequest request() {
        return new AdoptionRequest(
                party(),
                partnershipId,
                receptionId,
                null,
                null,
                states,
                body.adaptations(),
                body.reusedFrom(),
                body.source(),
                body.asOf());
    }

    AdoptionView view(KnownParties known) {
        return view(known, states);
    }

    /** As it was on a day on which it had begun. */
    AdoptionView viewAt(LocalDate day, KnownParties known) {
        return view(known, states.stream().filter(s -> !s.on().isAfter(day)).toList());
    }

    private AdoptionView view(KnownParties known, List<StateOn> shown) {
        return new AdoptionView(
                id,
                solutionId,
                known.named(party(), beganOn, endedOn),
                partnershipId,
                receptionId,
                shown.getLast().state(),
                shown,
                body.adaptations(),
                body.reusedFrom(),
                inheritedFrom,
                endedOn,
                body.source(),
                body.asOf(),
                statedBy,
                answer);
    }

    private void take(AdoptionRequest request, List<StateOn> history, StatedBy by) {
        partnershipId = request.partnershipId();
        receptionId = request.receptionId();
        body = new Body(
                request.adaptations(), Vocabulary.unique(request.reusedFrom()), request.source(), request.asOf());
        ownWord = true;
        statedBy = by;
        answer = null;
        states(history);
    }

    private void states(List<StateOn> history) {
        states = List.copyOf(history);
        state = Words.word(current());
        beganOn = history.getFirst().on();
        // what is contested is not counted as use
        usedFrom = isContested() ? null : first(AdoptionState.IN_USE);
        usedTo = usedFrom == null
                ? null
                : Stream.of(first(AdoptionState.RETIRED), endedOn)
                        .filter(day -> day != null)
                        .min(LocalDate::compareTo)
                        .orElse(null);
    }

    private @Nullable LocalDate first(AdoptionState wanted) {
        return states.stream()
                .filter(s -> s.state() == wanted)
                .map(StateOn::on)
                .findFirst()
                .orElse(null);
    }
}
