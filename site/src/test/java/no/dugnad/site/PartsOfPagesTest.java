package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import no.dugnad.site.CatalogueAnswers.Call;
import no.dugnad.site.CatalogueAnswers.CriterionMatch;
import no.dugnad.site.CatalogueAnswers.FactChange;
import no.dugnad.site.CatalogueAnswers.Match;
import no.dugnad.site.CatalogueAnswers.MatchedCall;
import no.dugnad.site.CatalogueAnswers.Matches;
import no.dugnad.site.PartnershipAnswers.Adopter;
import no.dugnad.site.PartnershipAnswers.GainRow;
import no.dugnad.site.PartnershipAnswers.GainSide;
import no.dugnad.site.PartnershipAnswers.IdAndName;
import no.dugnad.site.PartnershipAnswers.LikeUs;
import no.dugnad.site.PartnershipAnswers.Project;
import no.dugnad.site.PartnershipAnswers.Reception;
import no.dugnad.site.PartnershipAnswers.Time;
import no.dugnad.site.page.Page;
import org.junit.jupiter.api.Test;

/** What is made of the answers, without a service: the finding first, and nothing lost. */
class PartsOfPagesTest {
    private static final Wording NB = new Wording(new Page("nb", URI.create("/"), false));
    private static final Wording EN = new Wording(new Page("en", URI.create("/"), false));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static Match match(String id, String verdict, String closesAt, CriterionMatch... criteria) {
        return new Match(
                new MatchedCall(
                        id, "i", Text.nb(id), null, closesAt == null ? null : Instant.parse(closesAt), "open", false),
                verdict,
                List.of(criteria),
                List.of(),
                BigDecimal.ZERO);
    }

    private static CriterionMatch criterion(String verdict, Map<String, Object> values, FactChange... changes) {
        return new CriterionMatch("c", Text.nb("Vilkår"), "required", verdict, values, Map.of(), List.of(changes));
    }

    private static Fits fits(Match... matches) {
        return Fits.of(new Matches(List.of(matches), matches.length), "Fedje", new Facts(NB, Map.of()), TODAY);
    }

    @Test
    void theDeadlinesAreThoseOfCallsThatOneCanApplyToTheNextFirst() {
        var fits = fits(
                match("late", "eligible", "2027-02-01T11:00:00Z"),
                match("soon", "undetermined", "2026-11-28T11:00:00Z"),
                match("today", "eligible-through-partnership", "2026-11-27T22:59:00Z"),
                match("out", "not-eligible", "2026-11-27T11:00:00Z"),
                match("rolling", "eligible", null));

        assertEquals(
                List.of("today", "soon", "late"),
                fits.deadlines().stream().map(d -> d.fit().callId()).toList());
        assertEquals(
                List.of("i dag", "i morgen", "om 66 dager"),
                fits.deadlines().stream().map(Fits.Deadline::left).toList());
        assertEquals("27. november 2026", fits.deadlines().getFirst().moment());
        assertEquals(
                List.of("out"), fits.closed().stream().map(Fits.Fit::callId).toList());
    }

    @Test
    void withoutCallsThereIsNoFindingToMakeUp() {
        assertEquals("Ingen utlysninger i katalogen er åpne eller på vei.", fits().sentence());
    }

    @Test
    void aCriterionSaysOnWhatItRestsAndWhatWouldChangeIt() {
        var values = new java.util.LinkedHashMap<String, Object>();
        values.put("municipality.population", 12_345);
        values.put("municipality.samiAdministrativeArea", false);
        values.put("municipality.indicators.debt", null);
        var condition = new Facts(EN, Map.of("digivestland", "DigiVestland"))
                .condition(criterion(
                        "not-met",
                        values,
                        new FactChange("municipality.population", 4_999),
                        new FactChange("partnerships", List.of("digivestland"))));

        assertEquals(
                "inhabitants: 12,345, in the administrative area for Sámi languages: no and municipality.indicators.debt: not known",
                condition.values());
        assertEquals(
                "Would be met with inhabitants: 4999 and partnerships that the municipality is in: DigiVestland.",
                condition.change());
    }

    @Test
    void whatNothingWouldChangeSaysNothingOfIt() {
        assertNull(new Facts(NB, Map.of()).condition(criterion("met", Map.of())).change());
    }

    @Test
    void coursesAreDrawnToOneScale() {
        var courses = Course.of(
                List.of(
                        reception(time("proposed", 50L), time("assessed", 150L), time("in-operation", null)),
                        reception(time("proposed", 100L))),
                NB);

        assertEquals(
                List.of(0L, 250L, 1000L),
                courses.get(0).steps().stream().map(Course.Step::x).toList());
        assertEquals(
                List.of(250L, 750L, 0L),
                courses.get(0).steps().stream().map(Course.Step::width).toList());
        assertEquals(500, courses.get(1).width());
    }

    private static Reception reception(Time... times) {
        return new Reception("r", Text.nb("Mottak"), null, "proposed", List.of(), List.of(times));
    }

    private static Time time(String state, Long days) {
        return new Time(state, TODAY, null, days);
    }

    @Test
    void aGainIsApartWhenAnotherReceivesItAlsoAnotherSector() {
        var social = new GainSide("municipality", "social");
        var rows = List.of(
                gain(social, social),
                gain(social, new GainSide("municipality", "culture")),
                gain(social, new GainSide("state", null)));

        var both = BothSides.of(rows, NB);

        assertEquals(
                List.of(false, true, true),
                both.lines().stream().map(BothSides.Line::apart).toList());
        assertEquals("12\u00a0timer", both.lines().getFirst().planned());
        assertEquals("–", both.lines().getFirst().realisedShare());
    }

    private static GainRow gain(GainSide bearer, GainSide receiver) {
        return new GainRow("time-saved", "hours", bearer, receiver, BigDecimal.valueOf(12), BigDecimal.ONE, null);
    }

    @Test
    void openCallsComeFirstWithTheNextDeadlineAndThenTheClosedFromTheLatest() {
        var calls = List.of(
                call("old", "closed", "2020-01-01T11:00:00Z"),
                call("rolling", "open", null),
                call("newer", "closed", "2024-01-01T11:00:00Z"),
                call("next", "upcoming", "2027-01-01T11:00:00Z"));

        assertEquals(
                List.of("next", "rolling", "newer", "old"),
                Round.of("i", calls, NB).stream().map(Round::id).toList());
        assertEquals(
                List.of("next"),
                Round.reaching(calls, null, 1).stream().map(Call::id).toList());
        assertEquals(
                List.of("old"),
                Round.reaching(calls, "old", 1).stream().map(Call::id).toList());
    }

    private static Call call(String id, String status, String closesAt) {
        return new Call(
                id,
                "i",
                Text.nb(id),
                null,
                null,
                closesAt == null ? null : Instant.parse(closesAt),
                closesAt == null,
                null,
                false,
                null,
                status);
    }

    @Test
    void neighboursAreNamedAndTheOthersCounted() {
        var used = Peers.of(
                        List.of(new LikeUs(
                                new IdAndName("s", Text.nb("Løsning")),
                                null,
                                List.of(
                                        new Adopter("4631", "Alver", List.of("neighbour", "group")),
                                        new Adopter("4629", "Modalen", List.of("group"))))),
                        NB)
                .getFirst();

        assertEquals("naboen Alver og 2 i samme KOSTRA-gruppe", used.by());
        assertNull(used.ownState());
    }

    @Test
    void projectsThatNobodyHasGradedStandByThemselves() {
        var ambitions = Ambitions.of(List.of(project(5, "idea"), project(null, "idea"), project(2, "stopped")), NB);

        assertEquals(6, ambitions.rows().size());
        assertEquals(
                List.of(1L, 0L, 0L, 0L, 0L, 0L), ambitions.rows().getFirst().counts());
        assertEquals("ikke gradert", ambitions.rows().getLast().ambition());
        assertEquals(5, Ambitions.of(List.of(project(1, "idea")), NB).rows().size());
        assertNull(Ambitions.of(List.of(), NB).sentence());
    }

    private static Project project(Integer ambition, String stage) {
        return new Project("p", Text.nb("Prosjekt"), null, null, ambition, null, stage, null);
    }
}
