package no.dugnad.reporting.participation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.known.Known;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRemoved;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationReported;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRevised;
import no.dugnad.reporting.participation.ParticipationResource.GivenParty;
import no.dugnad.reporting.participation.ParticipationResource.ParticipationRequest;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The rules that it holds its fields to are the same that an import checks set-wise; a test runs both over the same cases. */
@Entity
class Participation extends PanacheEntityBase {
    /** The registry begins in this year. */
    static final int FIRST_YEAR = 2013;

    @Id
    private UUID id;

    private String instrument;
    private String call;
    private String project;

    @Column(name = "party_kind")
    private PartyKind partyKind;

    @Column(name = "party_number")
    private String partyNumber;

    private ParticipationRole role;
    private String partnership;
    private int year;
    private ParticipationStatus status;

    @Column(name = "applied_nok")
    private Long appliedNok;

    @Column(name = "awarded_nok")
    private Long awardedNok;

    private String source;
    private boolean demo;

    protected Participation() {}

    static Optional<Participation> withId(UUID id) {
        return Optional.ofNullable(findById(id));
    }

    static Optional<Participation> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The one that has the key of this request: instrument, project, party's number, role and year. */
    static Optional<Participation> like(ParticipationRequest request) {
        return find(
                        "instrument = ?1 and project = ?2 and partyNumber = ?3 and role = ?4 and year = ?5",
                        request.instrumentId(),
                        request.project().strip(),
                        request.party().number(),
                        request.role(),
                        request.year())
                .firstResultOptional();
    }

    /** @throws Problem 400 with every rule that it breaks */
    static Participation of(ParticipationRequest request, Known known, int thisYear) {
        check(request, known, thisYear);
        var participation = new Participation();
        participation.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        participation.take(request);
        return participation;
    }

    ParticipationEvent reported() {
        return new ParticipationReported(view());
    }

    /** @throws Problem 400 with every rule that it breaks, 409 when its status cannot become the new one */
    ParticipationEvent revise(ParticipationRequest request, Known known, int thisYear) {
        check(request, known, thisYear);
        if (!status.mayBecome(request.status())) {
            var words = Map.of("value", Words.word(request.status()), "other", Words.word(status));
            throw Problem.conflict("change-of-status", words, Fault.at("/status", "change-of-status", words));
        }
        take(request);
        return new ParticipationRevised(view());
    }

    ParticipationEvent remove() {
        delete();
        return new ParticipationRemoved(view());
    }

    private void take(ParticipationRequest request) {
        instrument = request.instrumentId();
        call = request.callId();
        project = request.project().strip();
        partyKind = request.party().kind();
        partyNumber = request.party().number();
        role = request.role();
        partnership = request.partnershipId();
        year = request.year();
        status = request.status();
        appliedNok = request.appliedNok();
        awardedNok = request.awardedNok();
        source = request.source();
        demo = Boolean.TRUE.equals(request.demo());
    }

    static void check(ParticipationRequest request, Known known, int thisYear) {
        var faults = new ArrayList<Fault>();
        if (known.owner() == null)
            faults.add(Fault.at("/instrumentId", "unknown-instrument", Map.of("value", request.instrumentId())));
        if (request.callId() != null) {
            if (known.callInstrument() == null)
                faults.add(Fault.at("/callId", "unknown-call", Map.of("value", request.callId())));
            else if (!known.callInstrument().equals(request.instrumentId()))
                faults.add(Fault.at(
                        "/callId",
                        "call-of-another-instrument",
                        Map.of("value", request.callId(), "other", known.callInstrument())));
        }
        if (request.partnershipId() != null && !known.partnership())
            faults.add(Fault.at("/partnershipId", "unknown-partnership", Map.of("value", request.partnershipId())));
        faults.addAll(partyAndYear(request, known, thisYear));
        if (request.awardedNok() != null
                && request.awardedNok() > 0
                && !request.status().hasAward()) faults.add(Fault.at("/awardedNok", "awarded-without-award"));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    private static List<Fault> partyAndYear(ParticipationRequest request, Known known, int thisYear) {
        var number = request.party().number();
        if (request.year() < FIRST_YEAR || request.year() > thisYear)
            return List.of(Fault.at(
                    "/year",
                    "year-out-of-range",
                    Map.of("value", request.year(), "other", FIRST_YEAR + "–" + thisYear)));
        if (number.length() != (request.party().kind() == PartyKind.MUNICIPALITY ? 4 : 2))
            return List.of(Fault.at("/party/number", "party-number", Map.of("value", number)));
        if (!known.validNumber())
            return List.of(
                    Fault.at("/party/number", "not-valid-that-year", Map.of("value", number, "other", request.year())));
        return List.of();
    }

    boolean demo() {
        return demo;
    }

    UUID id() {
        return id;
    }

    /** What it would be written with to become what it is. */
    ParticipationRequest request() {
        return new ParticipationRequest(
                null,
                instrument,
                call,
                project,
                new GivenParty(partyKind, partyNumber, null),
                role,
                partnership,
                year,
                status,
                appliedNok,
                awardedNok,
                source,
                demo);
    }

    ParticipationView view() {
        return new ParticipationView(
                id,
                instrument,
                call,
                project,
                new Party(partyKind, partyNumber),
                role,
                partnership,
                year,
                status,
                appliedNok,
                awardedNok,
                source,
                demo);
    }
}
