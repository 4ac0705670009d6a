package no.dugnad.reporting.participation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRemoved;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationReported;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRevised;
import org.jspecify.annotations.Nullable;

/** What it is held to stands in {@link ParticipationRules}, for it and for the rows of an import. */
@Entity
class Participation extends PanacheEntityBase {
    @Id
    private UUID id;

    private String instrument;
    private @Nullable String call;
    private String project;

    @Column(name = "party_kind")
    private PartyKind partyKind;

    @Column(name = "party_number")
    private String partyNumber;

    private ParticipationRole role;
    private @Nullable String partnership;
    private int year;
    private ParticipationStatus status;

    @Column(name = "applied_nok")
    private @Nullable Long appliedNok;

    @Column(name = "awarded_nok")
    private @Nullable Long awardedNok;

    private @Nullable String source;
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
                        request.project(),
                        request.party().number(),
                        request.role(),
                        request.year())
                .firstResultOptional();
    }

    static Participation of(UUID id, ParticipationRequest request) {
        var participation = new Participation();
        participation.id = id;
        participation.take(request);
        return participation;
    }

    ParticipationEvent reported() {
        return new ParticipationReported(view());
    }

    /** What comes to the same tells nothing. */
    List<ParticipationEvent> revise(ParticipationRequest request) {
        var before = view();
        take(request);
        return view().equals(before) ? List.of() : List.of(new ParticipationRevised(view()));
    }

    ParticipationEvent remove() {
        delete();
        return new ParticipationRemoved(view());
    }

    private void take(ParticipationRequest request) {
        instrument = request.instrumentId();
        call = request.callId();
        project = request.project();
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

    @Nullable
    String call() {
        return call;
    }

    ParticipationStatus status() {
        return status;
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
