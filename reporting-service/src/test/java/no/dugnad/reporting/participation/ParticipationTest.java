package no.dugnad.reporting.participation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import no.dugnad.platform.write.Writes;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRevised;
import org.junit.jupiter.api.Test;

class ParticipationTest {
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

    @Test
    void aRightOneIsTakenAsItIsTold() {
        var view = Participation.of(Writes.newId(), request(2021, ParticipationStatus.AWARDED, 400_000L))
                .view();

        assertEquals("Lading", view.project());
        assertEquals(new Party(PartyKind.MUNICIPALITY, "4601"), view.party());
        assertEquals(false, view.demo());
        assertEquals(7, view.id().version());
    }

    @Test
    void aRevisionIsToldWithTheWholeState() {
        var participation = Participation.of(Writes.newId(), request(2021, ParticipationStatus.APPLIED, null));

        var event = participation.revise(request(2021, ParticipationStatus.AWARDED, 5L));

        assertEquals(List.of(new ParticipationRevised(participation.view())), event);
        assertEquals("no.dugnad.participation.revised.v1", event.getFirst().type());
        assertEquals(5, event.getFirst().state().awardedNok());
    }

    @Test
    void whatChangesNothingIsNotTold() {
        var participation = Participation.of(Writes.newId(), request(2021, ParticipationStatus.APPLIED, null));

        assertEquals(List.of(), participation.revise(request(2021, ParticipationStatus.APPLIED, null)));
    }

    @Test
    void theColumnsAreThoseOfTheFieldsInTheirOrder() {
        assertEquals(
                List.of(
                        "id",
                        "instrument",
                        "call",
                        "project",
                        "party_kind",
                        "party_number",
                        "role",
                        "partnership",
                        "year",
                        "status",
                        "applied_nok",
                        "awarded_nok",
                        "source",
                        "demo"),
                ParticipationShape.COLUMNS);
        assertTrue(ParticipationShape.COLUMNS.containsAll(ParticipationShape.KEY));
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
