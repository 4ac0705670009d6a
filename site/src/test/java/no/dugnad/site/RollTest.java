package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.site.PartnershipAnswers.Member;
import no.dugnad.site.PartnershipAnswers.Party;
import no.dugnad.site.page.Page;
import org.junit.jupiter.api.Test;

class RollTest {
    @Test
    void anOrganisationThatHasNoNameHereIsCalledByItsNumber() {
        var member = new Member(
                new Party("business", null, "912345678", null), "member", LocalDate.of(2025, 1, 1), List.of());

        var roll = Roll.of(List.of(member), new Wording(new Page("nb", URI.create("/networks/x"), false)));

        assertEquals("912345678", roll.others().getFirst().name());
    }
}
