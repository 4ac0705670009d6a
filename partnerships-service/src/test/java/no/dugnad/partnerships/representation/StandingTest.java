package no.dugnad.partnerships.representation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.partnerships.representation.Standing.Group;
import no.dugnad.partnerships.representation.Standing.Municipality;
import no.dugnad.platform.text.Text;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Group SMALL = new Group("small", Text.of("Små", "Små", "Small"));
    private static final Group LARGE = new Group("large", Text.of("Store", "Store", "Large"));
    private static final Group MIDDLE = new Group("middle", Text.of("Mellom", "Mellom", "Middle"));

    /** Three small of 1,000 and one large of 9,000, all members; the large one has three of four seats. */
    private static final List<Municipality> FOUR = List.of(
            municipality("1", "small", 1_000L, true, 1),
            municipality("2", "small", 1_000L, true, 0),
            municipality("3", "small", 1_000L, true, 0),
            municipality("4", "large", 9_000L, true, 3));

    @Test
    void sharesAreOfWhatThereIs() {
        var standing = standing(List.of(SMALL, LARGE), FOUR);

        var small = standing.rows().getFirst();
        assertEquals(0.75, small.shareOfMunicipalities());
        assertEquals(0.25, small.shareOfInhabitants());
        assertEquals(0.75, small.shareOfMembers());
        assertEquals(0.25, small.shareOfSeats());
        assertEquals(4, standing.totals().seats());
        assertEquals(12_000L, standing.totals().inhabitants());
    }

    @Test
    void theSentenceSaysItWithTheFigures() {
        var sentence = standing(List.of(SMALL, LARGE), FOUR).sentence();

        assertEquals(
                "Små: 1 av 4 kommunale plasser (25 prosent), mot 75 prosent av kommunene og 25 prosent av innbyggerne som samarbeidet kan omfatte. "
                        + "Det er færre enn andelen av kommunene og like mange som andelen av innbyggerne tilsier.",
                sentence.in("nb"));
        assertEquals(
                "Små: 1 av 4 kommunale plassar (25 prosent), mot 75 prosent av kommunane og 25 prosent av innbyggjarane som samarbeidet kan omfatte. "
                        + "Det er færre enn delen av kommunane og like mange som delen av innbyggjarane tilseier.",
                sentence.in("nn"));
        assertEquals(
                "Small: 1 of 4 municipal seats (25 per cent), against 75 per cent of the municipalities and 25 per cent of the inhabitants that the partnership could serve. "
                        + "That is fewer than the share of the municipalities, and as many as the share of the inhabitants, would give.",
                sentence.in("en"));
    }

    @Test
    void ofManyGroupsItSpeaksOfThoseWithLeastAndMost() {
        var all = new ArrayList<>(FOUR);
        all.add(municipality("5", "middle", 4_000L, true, 1));

        var sentence = standing(List.of(SMALL, MIDDLE, LARGE), all).sentence().in("en");

        assertEquals(
                "Small: 1 of 5 municipal seats (20 per cent), against 60 per cent of the municipalities and 18.8 per cent of the inhabitants that the partnership could serve. "
                        + "That is fewer than the share of the municipalities, and more than the share of the inhabitants, would give. "
                        + "Large: 3 of 5 municipal seats (60 per cent), against 20 per cent of the municipalities and 56.3 per cent of the inhabitants that the partnership could serve. "
                        + "That is more than the share of the municipalities, and more than the share of the inhabitants, would give.",
                sentence);
    }

    @Test
    void withoutSeatsItSpeaksOfMembersAndWithoutInhabitantsItSaysSo() {
        var standing = standing(
                List.of(SMALL, LARGE),
                List.of(municipality("1", "small", null, true, 0), municipality("4", "large", 9_000L, false, 0)));

        assertNull(standing.rows().getFirst().inhabitants());
        assertNull(standing.rows().getFirst().shareOfInhabitants());
        assertNull(standing.rows().getFirst().shareOfSeats());
        assertNull(standing.totals().inhabitants());
        assertEquals(
                "Small: 1 of 1 municipal members (100 per cent), against 50 per cent of the municipalities that the partnership could serve. "
                        + "That is more than the share of the municipalities would give. No municipal seats are registered. "
                        + "The inhabitants of 1 of the municipalities are not known.",
                standing.sentence().in("en"));
    }

    @Test
    void whereNobodyIsItSaysThat() {
        assertEquals(
                "Neither municipal members nor municipal seats are registered on this day. The partnership could serve 1 municipalities.",
                standing(List.of(SMALL), List.of(municipality("1", "small", 1L, false, 0)))
                        .sentence()
                        .in("en"));
        assertEquals(
                "Det er ingen kommuner som samarbeidet kan omfatte på denne dagen.",
                standing(List.of(SMALL), List.of()).sentence().in("nb"));
    }

    @Test
    void aMemberFromOutsideCountsAsMemberAndOneInNoGroupInTheTotalsAlone() {
        var standing = standing(
                List.of(SMALL),
                List.of(
                        new Municipality("1", false, "small", 1_000L, true, 1),
                        new Municipality("2", true, null, 1_000L, true, 1),
                        new Municipality("3", false, null, 1_000L, false, 0)));

        assertEquals(0, standing.rows().getFirst().municipalities());
        assertEquals(1, standing.rows().getFirst().members());
        assertEquals(0.5, standing.rows().getFirst().shareOfSeats());
        assertEquals(1, standing.totals().municipalities());
        assertEquals(1, standing.totals().ungrouped());
    }

    private static Standing standing(List<Group> groups, List<Municipality> municipalities) {
        return Standing.of(LocalDate.of(2025, 1, 1), List.of(), groups, municipalities, 0, 0);
    }

    private static Municipality municipality(String number, String group, Long inhabitants, boolean member, int seats) {
        return new Municipality(number, true, group, inhabitants, member, seats);
    }
}
