package no.dugnad.partnerships.partnership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dugnad.partnerships.partnership.Answer.Verdict;
import no.dugnad.partnerships.partnership.BodyResource.BodyRequest;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipLeft;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipRevised;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRevised;
import no.dugnad.partnerships.partnership.PartnershipResource.PartnershipRequest;
import no.dugnad.partnerships.partnership.SeatResource.SeatRequest;
import no.dugnad.partnerships.party.Fate.Successor;
import no.dugnad.partnerships.party.Handover;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.KnownPeriod;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.journal.Event;
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
                    "1506", List.of(period("Gamle Ålesund", "1968-01-01", "2020-01-01")),
                    "1534", List.of(period("Gamle Haram", "1965-01-01", "2020-01-01")),
                    "1507", List.of(period("Ålesund", "2020-01-01", "2024-01-01")),
                    "1508", List.of(period("Ålesund", "2024-01-01", null)),
                    "1580", List.of(period("Haram", "2024-01-01", null))),
            Map.of(
                    "1506",
                    List.of(new Handover(day("2020-01-01"), List.of(new Successor("1507", "Ålesund", 1)))),
                    "1507",
                    List.of(new Handover(
                            day("2024-01-01"),
                            List.of(new Successor("1508", "Ålesund", 0.9), new Successor("1580", "Haram", 0.1)))),
                    "1534",
                    List.of(new Handover(day("2020-01-01"), List.of(new Successor("1507", "Ålesund", 1)))),
                    "07",
                    List.of(new Handover(day("2020-01-01"), List.of(new Successor("38", "Vestfold og Telemark", 1))))),
            Map.of(
                    "46",
                    List.of(period("Vestland", "2020-01-01", null)),
                    "12",
                    List.of(period("Hordaland", "2013-01-01", "2020-01-01")),
                    "07",
                    List.of(period("Vestfold", "2013-01-01", "2020-01-01")),
                    "38",
                    List.of(period("Vestfold og Telemark", "2020-01-01", null))),
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
                KNOWN.handovers(),
                KNOWN.counties(),
                KNOWN.countyNames(),
                KNOWN.organisations());

        var named = known.named(Party.municipality("4601"), from, to);

        assertEquals(name, named.name());
    }

    @Test
    void whoLeavesGetsItsEndAndWhoseEndIsMovedIsRevised() {
        var partnership = partnership(null, null);
        var membership = Membership.of(partnership, request(Party.municipality("4601"), day("2020-01-01"), null));
        partnership.admit(membership, KNOWN);

        var left = partnership.revise(
                membership, request(Party.municipality("4601"), day("2020-01-01"), day("2025-01-01")), KNOWN);
        var revised = partnership.revise(
                membership, request(Party.municipality("4601"), day("2020-01-01"), day("2026-01-01")), KNOWN);

        assertEquals(List.of("no.dugnad.membership.left.v1"), types(left));
        assertInstanceOf(MembershipLeft.class, left.getFirst());
        assertEquals(1, revised.size());
        assertEquals(
                day("2026-01-01"),
                assertInstanceOf(MembershipRevised.class, revised.getFirst())
                        .state()
                        .membership()
                        .to());
    }

    @Test
    void aRefusedRevisionLeavesTheMembershipAsItWas() {
        var partnership = partnership(null, null);
        var membership = Membership.of(partnership, request(Party.municipality("4601"), day("2020-01-01"), null));
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

        var events = partnership.revise(request(null, day("2025-01-01")), KNOWN);

        assertEquals(1, events.size());
        assertEquals(
                day("2025-01-01"),
                assertInstanceOf(PartnershipRevised.class, events.getFirst())
                        .state()
                        .partnership()
                        .endsOn());
    }

    @Test
    void whatChangesNothingIsNoEvent() {
        var partnership = partnership(null, null);
        var membership = Membership.of(partnership, request(Party.municipality("1506"), day("2018-01-01"), null));
        partnership.admit(membership, KNOWN);
        var heir = partnership.membership(inherited(partnership, "1507").id()).orElseThrow();

        assertEquals(List.of(), partnership.revise(request(null, null), KNOWN));
        assertEquals(List.of(), partnership.revise(membership, membership.request(), KNOWN));
        assertEquals(List.of(), partnership.revise(heir, heir.request(), KNOWN));
        assertEquals(List.of(), partnership.follow(KNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        // a merger and then a split, to both successors
        "1506,           ,           , 1506 2018-01-01–2020-01-01; 1507 2020-01-01–2024-01-01 <1506; 1508 2024-01-01– <1507; 1580 2024-01-01– <1507",
        // two that merge are one from then on
        "1506 1534,      ,           , '1506 2018-01-01–2020-01-01; 1507 2020-01-01–2024-01-01 <1506,1534; 1508 2024-01-01– <1507; 1534 2018-01-01–2020-01-01; 1580 2024-01-01– <1507'",
        // the successor is a member already
        "1506, 1507,                 , 1506 2018-01-01–2020-01-01; 1507 2020-01-01–2024-01-01; 1508 2024-01-01– <1507; 1580 2024-01-01– <1507",
        // an end that is stated goes with it, and one on the day ends all
        "1506,           , 2022-01-01, 1506 2018-01-01–2020-01-01; 1507 2020-01-01–2022-01-01 <1506",
        "1506,           , 2020-01-01, 1506 2018-01-01–2020-01-01",
        "1506,           , 2019-01-01, 1506 2018-01-01–2019-01-01"
    })
    void successorsGoOnAsMembers(String numbers, String alsoFrom2020, LocalDate to, String expected) {
        var partnership = partnership(null, null);
        if (alsoFrom2020 != null) admit(partnership, Party.municipality(alsoFrom2020), day("2020-01-01"), null);

        for (var number : numbers.split(" ")) admit(partnership, Party.municipality(number), day("2018-01-01"), to);

        assertEquals(expected, members(partnership));
    }

    @Test
    void aCountyIsFollowedToo() {
        var partnership = partnership(null, null);

        admit(partnership, new Party(PartyKind.COUNTY, "07", null, null), day("2018-01-01"), null);

        assertEquals("07 2018-01-01–2020-01-01; 38 2020-01-01– <07", members(partnership));
    }

    @Test
    void nobodyGoesOnInAPartnershipThatIsOver() {
        var partnership = partnership(null, "2020-01-01");

        admit(partnership, Party.municipality("1506"), day("2018-01-01"), null);

        assertEquals("1506 2018-01-01–2020-01-01", members(partnership));
    }

    @Test
    void whatIsTakenBackIsAsItWas() {
        var partnership = partnership(null, null);
        admit(partnership, Party.municipality("1506"), day("2018-01-01"), null);
        var before = withoutHandovers(Map.of("1506", List.of(period("Gamle Ålesund", "1968-01-01", null))));

        var events = partnership.follow(before);

        assertEquals(
                List.of(
                        "no.dugnad.membership.followed.v1",
                        "no.dugnad.membership.removed.v1",
                        "no.dugnad.membership.removed.v1",
                        "no.dugnad.membership.removed.v1"),
                types(events));
        assertEquals("1506 2018-01-01–", members(partnership));
    }

    @Test
    void whatIsNotToldYetIsNotTakenBack() {
        var partnership = partnership(null, null);
        admit(partnership, Party.municipality("1506"), day("2018-01-01"), null);
        var all = members(partnership);

        assertEquals(List.of(), partnership.follow(withoutHandovers(Map.of())));
        assertEquals(List.of(), partnership.follow(withoutHandovers(KNOWN.municipalities())));

        assertEquals(all, members(partnership));
    }

    @Test
    void whatTheHostSaysOfAnInheritedMembershipStays() {
        var partnership = partnership(null, null);
        admit(partnership, Party.municipality("1506"), day("2018-01-01"), null);
        var heir = inherited(partnership, "1507");

        partnership.revise(
                heir,
                new MemberRequest(
                        Party.municipality("1507"), MemberRole.OBSERVER, day("2020-01-01"), day("2023-01-01"), null),
                KNOWN);
        partnership.follow(KNOWN);

        assertEquals("1506 2018-01-01–2020-01-01; 1507 2020-01-01–2023-01-01 <1506", members(partnership));
        assertEquals(MemberRole.OBSERVER, heir.role());
        assertEquals(
                "/from membership-inherited",
                refusedOf(() -> partnership.revise(
                        heir, request(Party.municipality("1507"), day("2021-01-01"), day("2023-01-01")), KNOWN)));
    }

    @Test
    void aSuccessorThatDidNotGoOnStaysAway() {
        var partnership = partnership(null, null);
        admit(partnership, Party.municipality("1507"), day("2020-01-01"), null);

        partnership.remove(inherited(partnership, "1580"), KNOWN);
        partnership.follow(KNOWN);

        assertEquals("1507 2020-01-01–2024-01-01; 1508 2024-01-01– <1507", members(partnership));
    }

    @Test
    void aSeatGoesToTheSuccessorThatTakesOverMost() {
        var partnership = partnership(null, null);
        var body = Body.of(
                UUID.randomUUID(),
                partnership,
                new BodyRequest(Text.nb("Styret"), BodyKind.STEERING_GROUP, null, day("2018-01-01"), null, null, null));
        partnership.form(body);
        var seat = Seat.of(body, new SeatRequest(Party.municipality("1506"), SeatRole.LEADER, null, null, null, null));

        body.give(seat, KNOWN);

        var seats = body.seatTaken(KNOWN).state().seats();
        assertEquals(
                List.of("1506 null 2020-01-01 null", "1507 2020-01-01 2024-01-01 1506", "1508 2024-01-01 null 1507"),
                seats.stream()
                        .map(s -> s.party().number() + " " + s.from() + " " + s.to() + " " + s.inheritedFrom())
                        .toList());
        assertEquals(
                1,
                body.heldOn(day("2022-01-01")).stream()
                        .map(Seat::line)
                        .distinct()
                        .count());
        assertEquals(seat.line(), body.heldOn(day("2025-01-01")).getFirst().line());
    }

    @Test
    void aSeatThatTheSuccessorDidNotGoOnWithEndsThere() {
        var partnership = partnership(null, null);
        var body = Body.of(
                UUID.randomUUID(),
                partnership,
                new BodyRequest(Text.nb("Styret"), BodyKind.CORE_TEAM, null, null, null, null, null));
        partnership.form(body);
        body.give(
                Seat.of(
                        body,
                        new SeatRequest(
                                Party.municipality("1506"), SeatRole.MEMBER, day("2019-01-01"), null, null, null)),
                KNOWN);
        var heir = body.heldOn(day("2021-01-01")).getFirst();

        body.remove(heir, KNOWN);

        assertEquals(List.of(), body.heldOn(day("2021-01-01")));
        assertEquals(1, body.heldOn(day("2019-06-01")).size());
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31, 2022-01-01, /from seat-before-body",
        "          , 2020-01-01, /to seat-before-body",
        "          , 2021-01-01, ''",
        "2020-01-01,           , ''",
        "2024-12-31, 2025-01-02, /to seat-after-body",
        "2025-01-01,           , /from seat-after-body",
        "2021-01-01, 2021-01-01, /to to-not-after-from"
    })
    void aSeatKeepsWithinItsBody(LocalDate from, LocalDate to, String faults) {
        var partnership = partnership(null, null);
        var body = Body.of(
                UUID.randomUUID(),
                partnership,
                new BodyRequest(
                        Text.nb("Rådet"),
                        BodyKind.STRATEGIC_COUNCIL,
                        null,
                        day("2020-01-01"),
                        day("2025-01-01"),
                        null,
                        null));
        partnership.form(body);

        var refused = refusedOf(() -> body.give(
                Seat.of(body, new SeatRequest(organisation("KS"), SeatRole.MEMBER, from, to, null, null)), KNOWN));

        assertEquals(faults, refused);
    }

    @Test
    void aBodyHasOnlySoManySeats() {
        var partnership = partnership(null, null);
        var body = body(partnership);
        partnership.form(body);
        for (var i = 0; i < Body.MOST_SEATS; i++) body.give(seat(body, i), KNOWN);

        var problem = assertThrows(Problem.class, () -> body.give(seat(body, Body.MOST_SEATS), KNOWN));

        assertEquals(409, problem.status());
        assertEquals(Body.MOST_SEATS, body.size());
    }

    @Test
    void aPartnershipHasOnlySoManyBodies() {
        var partnership = partnership(null, null);
        for (var i = 0; i < Partnership.MOST_BODIES; i++) partnership.form(body(partnership));
        assertEquals(
                409,
                assertThrows(Problem.class, () -> partnership.form(body(partnership)))
                        .status());
    }

    private static Body body(Partnership partnership) {
        return Body.of(
                UUID.randomUUID(),
                partnership,
                new BodyRequest(Text.nb("Gruppa"), BodyKind.CORE_TEAM, null, null, null, null, null));
    }

    private static Seat seat(Body body, int number) {
        return Seat.of(body, new SeatRequest(organisation("Nr. " + number), SeatRole.MEMBER, null, null, null, null));
    }

    @Test
    void aPartnershipThatHasHadMembersIsNotRemoved() {
        var partnership = partnership(null, null);
        admit(partnership, organisation("A"), day("2020-01-01"), day("2021-01-01"));

        var problem = assertThrows(Problem.class, () -> partnership.remove(KNOWN));

        assertEquals(409, problem.status());
    }

    @Test
    void aNewMemberIsToldWithoutTheOthers() {
        var partnership = partnership(null, null);
        for (var i = 0; i < 43; i++) admit(partnership, organisation("Nr. " + i), day("2020-01-01"), null);

        admit(partnership, Party.municipality("1506"), day("2018-01-01"), day("2022-01-01"));

        assertEquals(
                List.of("no.dugnad.membership.joined.v1", "no.dugnad.membership.inherited.v1"),
                types(partnership.joined()));
    }

    @Test
    void thePartnershipTellsThatItsMembersAreKnownOnce() {
        var partnership = partnership(null, null);

        var member = admit(partnership, organisation("A"), day("2020-01-01"), null);
        var first = types(partnership.joined());
        admit(partnership, organisation("B"), day("2020-01-01"), null);
        var second = types(partnership.joined());

        assertEquals(List.of("no.dugnad.partnership.revised.v1", "no.dugnad.membership.joined.v1"), first);
        assertEquals(List.of("no.dugnad.membership.joined.v1"), second);
        assertEquals(List.of("no.dugnad.membership.removed.v1"), types(partnership.remove(member, KNOWN)));
        assertEquals(
                List.of("no.dugnad.partnership.revised.v1", "no.dugnad.membership.removed.v1"),
                types(partnership.remove(memberships(partnership).getFirst(), KNOWN)));
    }

    @ParameterizedTest
    @CsvSource({
        // what the host then asks for, and what becomes of a membership from 1 June 2020 to 2025 that stands like this
        "CONFIRMED, 4601, 2020-06-01, 2025-01-01, CONFIRMED",
        "CONFIRMED, 4601, 2021-01-01, 2024-01-01, CONFIRMED",
        "CONFIRMED, 4601, 2020-05-31, 2025-01-01, PROPOSED",
        "CONFIRMED, 4601, 2020-06-01, 2025-01-02, PROPOSED",
        "CONFIRMED, 4601, 2020-06-01,           , PROPOSED",
        "CONFIRMED, 1506, 2018-01-01, 2025-01-01, PROPOSED",
        "CONTESTED, 4601, 2021-01-01, 2024-01-01, CONTESTED",
        "CONTESTED, 4601, 2020-06-01,           , PROPOSED",
        "STATED_BY_HOST, 4601, 2020-06-01, 2023-01-01, STATED_BY_HOST",
        "STATED_BY_HOST, 4601, 2020-06-01,           , PROPOSED"
    })
    void whatSaysMoreThanWasAnsweredIsProposedAnew(
            MembershipState before, String number, LocalDate from, LocalDate to, MembershipState after) {
        var partnership = partnership(null, null);
        var membership = standing(partnership, before, "4601", "2020-06-01", "2025-01-01");

        partnership.revise(
                membership,
                new MemberRequest(Party.municipality(number), MemberRole.PARTNER, from, to, membership.answerBy()),
                KNOWN);

        assertEquals(after, membership.state());
        assertEquals(
                after == MembershipState.PROPOSED,
                membership.view(KNOWN).answer() == null && membership.answerBy() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED,      PROPOSED,       CONFIRMED",
        "STATED_BY_HOST, PROPOSED,       STATED_BY_HOST",
        "STATED_BY_HOST, CONFIRMED,      CONFIRMED",
        "PROPOSED,       PROPOSED,       PROPOSED",
        "CONTESTED,      PROPOSED,       PROPOSED",
        "CONTESTED,      CONTESTED,      "
    })
    void aSuccessorStandsAsThePredecessorThatMostIsSaidFor(
            MembershipState one, MembershipState other, MembershipState heir) {
        var partnership = partnership(null, null);
        standing(partnership, one, "1506", "2018-01-01", null);
        standing(partnership, other, "1534", "2018-01-01", null);
        partnership.follow(KNOWN);

        var found = memberships(partnership).stream()
                .filter(m -> "1507".equals(m.party().number()))
                .findFirst();

        assertEquals(heir, found.map(Membership::state).orElse(null));
    }

    @Test
    void anInheritedMembershipThatIsToLastLongerIsProposedAnew() {
        var partnership = partnership(null, null);
        standing(partnership, MembershipState.CONFIRMED, "1506", "2018-01-01", "2022-01-01");
        var heir = inherited(partnership, "1507");
        assertEquals(MembershipState.CONFIRMED, heir.state());

        partnership.revise(
                heir,
                new MemberRequest(Party.municipality("1507"), MemberRole.MEMBER, day("2020-01-01"), null, null),
                KNOWN);
        partnership.follow(KNOWN);

        assertEquals(MembershipState.PROPOSED, heir.state());
    }

    @Test
    void whatASuccessorHasAnsweredItselfStays() {
        var partnership = partnership(null, null);
        standing(partnership, MembershipState.CONFIRMED, "1506", "2018-01-01", null);
        var heir = inherited(partnership, "1507");

        var told = types(partnership.answer(heir, answer(Verdict.CONTESTED), KNOWN));
        partnership.follow(KNOWN);

        assertEquals(MembershipState.CONTESTED, heir.state());
        assertEquals("1506 2018-01-01–2020-01-01; 1507 2020-01-01–2024-01-01 <1506", members(partnership));
        assertEquals(
                List.of(
                        "no.dugnad.membership.contested.v1",
                        "no.dugnad.membership.removed.v1",
                        "no.dugnad.membership.removed.v1"),
                told);
        assertEquals(List.of(), partnership.answer(heir, answer(Verdict.CONTESTED), KNOWN));
    }

    @Test
    void whoIsNotAnsweredInTimeIsWhatTheHostHasStated() {
        var partnership = partnership(null, null);
        var membership = Membership.of(
                partnership,
                new MemberRequest(
                        Party.municipality("4601"),
                        MemberRole.MEMBER,
                        day("2020-01-01"),
                        null,
                        KNOWN.day().plusDays(1)));
        partnership.admit(membership, KNOWN);
        assertEquals(MembershipState.PROPOSED, membership.state());
        assertEquals(List.of(), partnership.overdue(KNOWN.day()));

        var late = withDay(KNOWN.day().plusDays(1));
        assertEquals(List.of(membership), partnership.overdue(late.day()));

        assertEquals(List.of("no.dugnad.membership.lapsed.v1"), types(partnership.lapse(membership, late)));
        assertEquals(MembershipState.STATED_BY_HOST, membership.state());
        assertEquals(
                List.of("no.dugnad.membership.confirmed.v1"),
                types(partnership.answer(membership, answer(Verdict.CONFIRMED), late)));
    }

    /** A membership that has come to stand like this. */
    private static Membership standing(
            Partnership partnership, MembershipState state, String number, String from, String to) {
        var term = state == MembershipState.STATED_BY_HOST ? day("2021-01-01") : null;
        var membership = Membership.of(
                partnership,
                new MemberRequest(
                        Party.municipality(number), MemberRole.MEMBER, day(from), to == null ? null : day(to), term));
        partnership.admit(membership, KNOWN);
        switch (state) {
            case CONFIRMED -> partnership.answer(membership, answer(Verdict.CONFIRMED), KNOWN);
            case CONTESTED -> partnership.answer(membership, answer(Verdict.CONTESTED), KNOWN);
            default -> {}
        }
        assertEquals(state, membership.state());
        return membership;
    }

    private static Answer answer(Verdict verdict) {
        return new AnswerRequest(verdict, Text.nb("Slik er det")).by("964338531", KNOWN.day());
    }

    private static KnownParties withDay(LocalDate day) {
        return new KnownParties(
                day,
                KNOWN.municipalities(),
                KNOWN.handovers(),
                KNOWN.counties(),
                KNOWN.countyNames(),
                KNOWN.organisations());
    }

    private static List<String> types(List<? extends Event> events) {
        return events.stream().map(Event::type).toList();
    }

    private static List<Membership> memberships(Partnership partnership) {
        return partnership.told(KNOWN, List.of()).memberships().keySet().stream()
                .map(id -> partnership.membership(id).orElseThrow())
                .toList();
    }

    /** All memberships that are, were or will be: number, period, predecessors. */
    private static String members(Partnership partnership) {
        return memberships(partnership).stream()
                .map(m -> m.view(KNOWN))
                .filter(m -> m.party().number() != null)
                .map(m -> m.party().number() + " " + m.from() + "–" + (m.to() == null ? "" : m.to())
                        + (m.predecessors().isEmpty() ? "" : " <" + String.join(",", m.predecessors())))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static Partnership partnership(String founded, String ends) {
        var request = request(founded == null ? null : day(founded), ends == null ? null : day(ends));
        Partnership.check(request, KNOWN);
        return Partnership.form("nettverket", request);
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

    private static Membership inherited(Partnership partnership, String number) {
        return memberships(partnership).stream()
                .filter(m -> number.equals(m.party().number()))
                .findFirst()
                .orElseThrow();
    }

    private static KnownParties withoutHandovers(Map<String, List<KnownPeriod>> municipalities) {
        return new KnownParties(
                KNOWN.day(), municipalities, Map.of(), KNOWN.counties(), KNOWN.countyNames(), KNOWN.organisations());
    }

    private static MemberRequest request(Party party, LocalDate from, LocalDate to) {
        return new MemberRequest(party, MemberRole.MEMBER, from, to, null);
    }

    private static Membership admit(Partnership partnership, Party party, LocalDate from, LocalDate to) {
        var membership = Membership.of(partnership, request(party, from, to));
        partnership.admit(membership, KNOWN);
        return membership;
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
