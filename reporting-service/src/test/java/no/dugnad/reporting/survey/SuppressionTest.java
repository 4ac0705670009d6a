package no.dugnad.reporting.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private int next;

    /** So many municipalities, that are in no other cell. */
    private Set<String> of(int municipalities) {
        var of = new TreeSet<String>();
        for (var i = 0; i < municipalities; i++) of.add(String.valueOf(++next));
        return of;
    }

    private Map<String, Set<String>> table(int... sizes) {
        var table = new LinkedHashMap<String, Set<String>>();
        for (var size : sizes) table.put(String.valueOf((char) ('a' + table.size())), of(size));
        return table;
    }

    private static Suppression<String> suppression(Map<String, Set<String>> table) {
        return Suppression.of(table, Suppression.none());
    }

    @Test
    void whatIsOfEnoughIsShown() {
        assertEquals(new Suppression<String>(Set.of(), false), suppression(table(5, 9, 0)));
    }

    @Test
    void aSmallCellTakesTheSmallestOtherWithItSoThatTheTotalDoesNotGiveItAway() {
        assertEquals(new Suppression<>(Set.of("a", "c"), false), suppression(table(4, 9, 6)));
    }

    @Test
    void smallCellsThatAreEnoughTogetherHideEachOther() {
        assertEquals(new Suppression<>(Set.of("a", "b"), false), suppression(table(2, 3, 9)));
    }

    @Test
    void smallCellsThatAreTooFewTogetherTakeAnotherWithThem() {
        assertEquals(new Suppression<>(Set.of("a", "b", "d"), false), suppression(table(1, 2, 9, 5)));
    }

    @Test
    void ofCellsAsSmallTheFirstGoes() {
        assertEquals(new Suppression<>(Set.of("a", "b"), false), suppression(table(1, 7, 7)));
    }

    @Test
    void whereNoOtherIsLeftTheTotalIsNotShown() {
        assertEquals(new Suppression<>(Set.of("a"), true), suppression(table(4, 0)));
        assertEquals(new Suppression<>(Set.of("a", "b"), true), suppression(table(2, 2)));
    }

    @Test
    void aCellOfNobodyTellsNothingOfAnybody() {
        assertFalse(suppression(table(0, 0)).total());
        assertTrue(suppression(table(0, 0)).cells().isEmpty());
    }

    @Test
    void oneThatIsInSeveralCellsCountsOnce() {
        var table = new LinkedHashMap<String, Set<String>>();
        table.put("a", Set.of("1", "2", "3", "4"));
        table.put("b", Set.of("1", "2", "3", "4", "5", "6"));
        table.put("c", Set.of("1", "2", "3", "4"));

        // the small ones are the same four, so together they are still four
        assertEquals(Set.of("a", "b", "c"), suppression(table).cells());
    }

    @Test
    void whatIsHiddenInTheWholeIsHiddenInThePartToo() {
        var part = Suppression.of(table(0, 8, 9), new Suppression<>(Set.of("a", "b"), false));

        assertEquals(Set.of("a", "b"), part.cells());
        assertFalse(part.total());
    }

    @Test
    void whereTheWholeIsNotShownNothingOfThePartIs() {
        var part = Suppression.of(table(0, 0), new Suppression<>(Set.of("a"), true));

        assertEquals(new Suppression<>(Set.of("a", "b"), true), part);
    }

    /** Every sum that can be worked out of a total and its cells is of enough municipalities, or of none. */
    @Test
    void whatCanBeWorkedOutIsNeverOfTooFew() {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++) {
            var sizes = random.ints(1 + random.nextInt(6), 0, 9).toArray();
            var table = table(sizes);
            var hidden = suppression(table);

            var rest = new HashSet<String>();
            table.forEach((cell, of) -> {
                if (hidden.cells().contains(cell)) rest.addAll(of);
                else assertTrue(of.isEmpty() || of.size() >= Suppression.FEWEST, () -> table + " " + hidden);
            });
            assertTrue(
                    hidden.total() || rest.isEmpty() || rest.size() >= Suppression.FEWEST, () -> table + " " + hidden);
            // the total is left out only where nothing else helps
            if (hidden.total()) assertTrue(rest.size() < Suppression.FEWEST, () -> table + " " + hidden);
        }
    }
}
