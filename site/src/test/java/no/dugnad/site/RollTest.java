package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.dugnad.site.PartnershipAnswers.Member;
import no.dugnad.site.PartnershipAnswers.Party;
import no.dugnad.site.page.Page;
import org.junit.jupiter.api.Test;

class RollTest {
    @Test
    void anOrganisationThatHasNoNameHereIsCalledByItsNumber() {
        var member = new Member(
                new Party("business", null, "912345678", null), "member", LocalDate.of(2025, 1, 1), List.of(), null);

        var roll = Roll.of(List.of(member), new Wording(new Page("nb", URI.create("/networks/x"), false)));

        assertEquals("912345678", roll.others().getFirst().name());
    }

    @Test
    void whoHasNotConfirmedIsMarkedAndWhoIsOnlyProposedIsNotCounted() {
        var members = Stream.of("confirmed", "stated-by-host", "proposed", "contested")
                .map(state -> new Member(
                        new Party("municipality", "4601", null, state),
                        "member",
                        LocalDate.of(2025, 1, 1),
                        List.of(),
                        state))
                .toList();

        var roll = Roll.of(members, new Wording(new Page("nb", URI.create("/networks/x"), false)));

        assertEquals("Medlemmer nå: 2 kommuner.", roll.sentence());
        assertEquals(
                Arrays.asList(null, "bestridt av medlemmet", "foreslått", "oppgitt av verten"),
                roll.municipalities().stream().map(Roll.Entry::word).toList());
    }
}
