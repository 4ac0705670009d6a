package no.dugnad.reporting.participation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import no.dugnad.platform.http.Problem;
import no.dugnad.reporting.known.Known;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRevised;
import no.dugnad.reporting.participation.ParticipationResource.GivenParty;
import no.dugnad.reporting.participation.ParticipationResource.ParticipationRequest;
import org.junit.jupiter.api.Test;

class ParticipationTest {
    private static final Known ALL_WELL = new Known("999601391", "klimasats", null, true, true);

    private static ParticipationRequest request(int year, ParticipationStatus status, Long awarded) {
        return new ParticipationRequest(
                null,
                "klimasats",
                "klimasats-2021",
                " Lading ",
                new GivenParty(PartyKind.MUNICIPALITY, "4601", "Bergen"),
                ParticipationRole.LEAD,
                "digivestland",
                year,
                status,
                500_000L,
                awarded,
                null,
                null);
    }

    private static List<String> faults(ParticipationRequest request, Known known) {
        var problem = assertThrows(Problem.class, () -> Participation.of(request, known, 2026));
        assertEquals(400, problem.status());
        return problem.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    void aRightOneIsTakenAsItIsTold() {
        var view = Participation.of(request(2021, ParticipationStatus.AWARDED, 400_000L), ALL_WELL, 2026)
                .view();

        assertEquals("Lading", view.project());
        assertEquals(new Party(PartyKind.MUNICIPALITY, "4601"), view.party());
        assertEquals(false, view.demo());
        assertEquals(7, view.id().version());
    }

    @Test
    void everythingThatIsUnknownIsNamed() {
        assertEquals(
                List.of(
                        "/instrumentId unknown-instrument",
                        "/callId unknown-call",
                        "/partnershipId unknown-partnership",
                        "/party/number not-valid-that-year"),
                faults(request(2021, ParticipationStatus.AWARDED, null), new Known(null, null, null, false, false)));
        assertEquals(
                List.of("/callId call-of-another-instrument"),
                faults(
                        request(2021, ParticipationStatus.AWARDED, null),
                        new Known("999601391", "stimulab", null, true, true)));
    }

    @Test
    void theYearIsInTheRegistryAndNotInTheFuture() {
        assertEquals(
                List.of("/year year-out-of-range"), faults(request(2012, ParticipationStatus.APPLIED, null), ALL_WELL));
        assertEquals(
                List.of("/year year-out-of-range"), faults(request(2027, ParticipationStatus.APPLIED, null), ALL_WELL));
        assertEquals(
                2026,
                Participation.of(request(2026, ParticipationStatus.APPLIED, null), ALL_WELL, 2026)
                        .view()
                        .year());
    }

    @Test
    void aSumIsAwardedOnlyWithAnAward() {
        assertEquals(
                List.of("/awardedNok awarded-without-award"),
                faults(request(2021, ParticipationStatus.REJECTED, 1L), ALL_WELL));
        assertEquals(
                0,
                Participation.of(request(2021, ParticipationStatus.REJECTED, 0L), ALL_WELL, 2026)
                        .view()
                        .awardedNok());
        assertEquals(
                1,
                Participation.of(request(2021, ParticipationStatus.COMPLETED, 1L), ALL_WELL, 2026)
                        .view()
                        .awardedNok());
    }

    @Test
    void aRevisionIsToldWithTheWholeState() {
        var participation = Participation.of(request(2021, ParticipationStatus.APPLIED, null), ALL_WELL, 2026);

        var event = participation.revise(request(2021, ParticipationStatus.AWARDED, 5L), ALL_WELL, 2026);

        assertEquals(new ParticipationRevised(participation.view()), event);
        assertEquals("no.dugnad.participation.revised.v1", event.type());
        assertEquals(5, event.state().awardedNok());
    }

    @Test
    void theLifeOfAParticipation() {
        assertEquals(
                List.of(
                        "awarded applied",
                        "awarded rejected",
                        "rejected applied",
                        "rejected withdrawn",
                        "withdrawn applied",
                        "withdrawn awarded",
                        "withdrawn rejected",
                        "withdrawn completed",
                        "completed applied",
                        "completed awarded",
                        "completed rejected",
                        "completed withdrawn"),
                ParticipationStatus.illegalChanges());
    }
}
