package no.dugnad.partnerships.partnership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.partnership.PartnershipEvent.MemberLeft;
import no.dugnad.partnerships.partnership.PartnershipEvent.MembershipRevised;
import no.dugnad.partnerships.partnership.PartnershipResource.PartnershipRequest;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.KnownPeriod;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnershipTest {
    private static final KnownParties KNOWN = new KnownParties(
            day("2025-06-01"),
            Map.of(
                    "1201", List.of(period("Bergen", "1972-01-01", "2020-01-01")),
                    "4601",
                            List.of(
                                    period("Bergen", "2020-01-01", "2027-01-01"),
                                    period("Bjørgvin", "2027-01-01", null)),
                    "1507", List.of(period("Ålesund", "2020-01-01", "2024-01-01"))),
            Map.of("1201", List.of("4601 Bergen")),
            Map.of(
                    "46",
                    List.of(period("Vestland", "2020-01-01", null)),
                    "12",
                    List.of(period("Hordaland", "2013-01-01", "2020-01-01"))),
            Map.of("30", "Viken fylkeskommune (2020–2023)"),
            Map.of("971032146", "KS – Kommunesektorens organisasjon"));

    @ParameterizedTest
    @CsvSource({
        "MUNICIPALITY, 4601, 2020-01-01,           ,",
        "MUNICIPALITY, 4601, 2026-12-31, 2030-01-01,", // renamed on the way, and still there
        "MUNICIPALITY, 4601, 2027-01-01,           ,",
        "MUNICIPALITY, 1201, 2015-01-01, 2020-01-01,",
        "MUNICIPALITY, 9999, 2020-01-01,           , /party/number unknown-municipality",
        "MUNICIPALITY, 4601, 2019-12-31,           , /party/number municipality-not-yet",
        "MUNICIPALITY, 1201, 2020-01-01, 2021-01-01, /party/number municipality-no-more",
        "MUNICIPALITY, 1201, 2015-01-01,           , /to municipality-ends",
        "MUNICIPALITY, 1201, 2015-01-01, 2020-01-02, /to municipality-ends",
        "MUNICIPALITY, 460,  2020-01-01,           , /party/number municipality-number",
        "MUNICIPALITY,     , 2020-01-01,           , /party/number not-null",
        "MUNICIPALITY, 4601, 2021-01-01, 2021-01-01, /to to-not-after-from",
        "MUNICIPALITY, 4601, 2021-01-01, 2020-01-01, /to to-not-after-from",
        "MUNICIPALITY, 4601, 1799-12-31,           , /from date-out-of-range",
        "COUNTY,       46,   2020-01-01,           ,",
        "COUNTY,       30,   2020-01-01,           ,", // known by name alone
        "COUNTY,       12,   2015-01-01, 2020-01-01,",
        "COUNTY,       12,   2020-01-01,           , /party/number county-no-more",
        "COUNTY,       12,   2015-01-01,           , /to county-ends",
        "COUNTY,       46,   2019-01-01,           , /party/number county-not-yet",
        "COUNTY,       99,   2020-01-01,           , /party/number unknown-county",
        "COUNTY,       4601, 2020-01-01,           , /party/number county-number",
        "STATE,        4601, 2020-01-01,           , /party/number null /party/organisationNumber party-unnamed"
    })
    void aPartyMustHaveExistedThroughoutItsMembership(
            String kind, String number, LocalDate from, LocalDate to, String faults) {
        var partnership = partnership(null, null);

        var refused =
                refusedOf(() -> admit(partnership, new Party(PartyKind.valueOf(kind), number, null, null), from, to));

        assertEquals(faults == null ? "" : faults, refused);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, 2022-01-01, /from before-founding",
        "2020-01-01,           , ''",
        "2024-12-31, 2025-01-01, ''",
        "2024-12-31, 2025-01-02, /to after-ending",
        "2025-01-01,           , /from after-ending"
    })
    void aMembershipKeepsWithinThePartnership(LocalDate from, LocalDate to, String faults) {
        var partnership = partnership("2020-01-01", "2025-01-01");

        var refused = refusedOf(() -> admit(partnership, organisation("KS"), from, to));

        assertEquals(faults, refused);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-01, 2020-01-01, ''",
        "2022-01-01, 2023-01-01, ''",
        "2019-01-01, 2020-01-02, /from membership-overlaps",
        "2019-01-01,           , /from membership-overlaps",
        "2021-01-01, 2021-02-01, /from membership-overlaps",
        "2021-12-31,           , /from membership-overlaps"
    })
    void aPartyIsAMemberOnceAtATime(LocalDate from, LocalDate to, String faults) {
        var partnership = partnership(null, null);
        admit(partnership, organisation("Frivillighet Norge"), day("2020-01-01"), day("2022-01-01"));

        var refused = refusedOf(() -> admit(partnership, organisation(" frivillighet norge"), from, to));

        assertEquals(faults, refused);
    }

    @Test
    void anOpenMembershipStandsInTheWayOfAllThatFollow() {
        var partnership = partnership(null, null);
        admit(partnership, Party.municipality("4601"), day("2021-01-01"), null);

        var refused = refusedOf(() -> admit(partnership, Party.municipality("4601"), day("2025-01-01"), null));

        assertEquals("/from membership-open", refused);
    }

    @Test
    void aFaultyMembershipIsToldAllItsFaults() {
        var partnership = partnership("2020-01-01", null);

        var refused =
                refusedOf(() -> admit(partnership, Party.municipality("1201"), day("2018-01-01"), day("2017-01-01")));

        assertEquals("/to to-not-after-from /from before-founding", refused);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01, 2020-01-01,           , Bergen",
        "2027-01-01, 2020-01-01,           , Bjørgvin",
        "2027-01-01, 2020-01-01, 2027-01-01, Bergen", // was over when the new name came
        "2025-06-01, 2027-01-01,           , Bjørgvin" // begins only then
    })
    void aMemberIsCalledWhatItIsCalledOnTheDayAskedFor(LocalDate asked, LocalDate from, LocalDate to, String name) {
        var known = new KnownParties(
                asked,
                KNOWN.municipalities(),
                KNOWN.successors(),
                KNOWN.counties(),
                KNOWN.countyNames(),
                KNOWN.organisations());

        var named = known.named(Party.municipality("4601"), from, to);

        assertEquals(name, named.name());
    }

    @Test
    void whoLeavesGetsItsEndAndWhoseEndIsMovedIsRevised() {
        var partnership = partnership(null, null);
        var membership = new Membership(partnership, request(Party.municipality("4601"), day("2020-01-01"), null));
        partnership.admit(membership, KNOWN);

        var left = partnership.revise(
                membership, request(Party.municipality("4601"), day("2020-01-01"), day("2025-01-01")), KNOWN);
        var revised = partnership.revise(
                membership, request(Party.municipality("4601"), day("2020-01-01"), day("2026-01-01")), KNOWN);

        assertInstanceOf(MemberLeft.class, left);
        assertEquals("no.dugnad.partnership.member-left.v1", left.type());
        assertInstanceOf(MembershipRevised.class, revised);
        assertEquals(day("2026-01-01"), revised.state().members().getFirst().to());
    }

    @Test
    void aRefusedRevisionLeavesTheMembershipAsItWas() {
        var partnership = partnership(null, null);
        var membership = new Membership(partnership, request(Party.municipality("4601"), day("2020-01-01"), null));
        partnership.admit(membership, KNOWN);

        var refused = refusedOf(() ->
                partnership.revise(membership, request(Party.municipality("1201"), day("2020-01-01"), null), KNOWN));

        assertEquals("/party/number municipality-no-more", refused);
        assertEquals("4601", membership.view(KNOWN).party().number());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2025-01-01, ''",
        "2020-01-02,           , /foundedOn members-before-founding",
        "          , 2024-12-31, /endsOn members-after-ending",
        "2020-01-01, 2020-01-01, /endsOn ends-before-founding /endsOn members-after-ending"
    })
    void aPartnershipCannotBeMovedAwayFromItsMembers(LocalDate founded, LocalDate ends, String faults) {
        var partnership = partnership(null, null);
        admit(partnership, organisation("A"), day("2020-01-01"), day("2025-01-01"));

        var refused = refusedOf(() -> partnership.revise(request(founded, ends), KNOWN));

        assertEquals(faults, refused);
    }

    @Test
    void anOpenMembershipDoesNotHinderAPartnershipInEnding() {
        var partnership = partnership(null, null);
        admit(partnership, organisation("A"), day("2020-01-01"), null);

        var event = partnership.revise(request(null, day("2025-01-01")), KNOWN);

        assertEquals(day("2025-01-01"), event.state().partnership().endsOn());
    }

    @Test
    void aPartnershipThatHasHadMembersIsNotRemoved() {
        var partnership = partnership(null, null);
        admit(partnership, organisation("A"), day("2020-01-01"), day("2021-01-01"));

        var problem = assertThrows(Problem.class, () -> partnership.remove(KNOWN));

        assertEquals(409, problem.status());
    }

    private static Partnership partnership(String founded, String ends) {
        return Partnership.form(
                "nettverket", request(founded == null ? null : day(founded), ends == null ? null : day(ends)), KNOWN);
    }

    private static PartnershipRequest request(LocalDate founded, LocalDate ends) {
        var host = new Host(new OrganisationNumber("971032146"), null);
        return new PartnershipRequest(
                null,
                Text.nb("Nettverket"),
                PartnershipKind.REGIONAL_NETWORK,
                null,
                host,
                null,
                founded,
                ends,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static MemberRequest request(Party party, LocalDate from, LocalDate to) {
        return new MemberRequest(party, MemberRole.MEMBER, from, to);
    }

    private static PartnershipEvent admit(Partnership partnership, Party party, LocalDate from, LocalDate to) {
        return partnership.admit(new Membership(partnership, request(party, from, to)), KNOWN);
    }

    private static Party organisation(String name) {
        return new Party(PartyKind.ASSOCIATION, null, null, name);
    }

    /** Pointers and codes in order; empty when nothing was refused. */
    private static String refusedOf(Runnable write) {
        try {
            write.run();
            return "";
        } catch (Problem problem) {
            assertEquals(400, problem.status());
            return String.join(
                    " ",
                    problem.faults().stream()
                            .map(f -> f.pointer() + " " + f.code())
                            .toList());
        }
    }

    private static KnownPeriod period(String name, String from, String to) {
        return new KnownPeriod(name, name, day(from), to == null ? null : day(to));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
