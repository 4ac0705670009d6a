package no.dugnad.instruments.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartnersTest {
    private static final List<String> EXPRESSIONS = List.of(
            "consortium.size >= 4",
            "consortium.population >= 20000",
            "consortium.population >= 12000 && consortium.population <= 13000",
            "consortium.members.exists(m, m.centralityClass == 6) && consortium.size >= 2",
            "consortium.population < 15000 && consortium.members.exists(m, m.centralityClass <= 2)",
            "consortium.members.filter(m, m.population < 5000).size() >= 3",
            "consortium.population % 7 == 3",
            "consortium.size > 40");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 8, 12})
    void noSmallerGroupWouldDo(int neighbours) {
        var random = new Random(neighbours);
        for (var round = 0; round < 5; round++) {
            var known = new Known();
            var names = new ArrayList<String>();
            for (var i = 0; i < neighbours; i++) names.add("46%02d".formatted(i + 2));
            known.municipality("4601", 1_000 + random.nextInt(4_000), 3, names.toArray(String[]::new));
            for (var name : names) known.municipality(name, 500 + random.nextInt(8_000), 1 + random.nextInt(6));
            var day = known.day();
            var applicant = day.municipality("4601").orElseThrow();
            for (var expression : EXPRESSIONS) {
                var call = known.call(Known.shared(expression));

                var found = Partners.smallest(call, applicant, day);

                var smallest = bruteForce(call, applicant, names, day);
                assertEquals(
                        smallest, found.group() == null ? -1 : found.group().size(), expression);
                if (found.group() != null)
                    assertTrue(Partners.meets(
                            call,
                            Partners.criteria(call),
                            applicant,
                            Partners.together(applicant, found.group(), day)));
            }
        }
    }

    /** The size of the smallest of all 2^n groups that does; -1 when none. */
    private static int bruteForce(CallRules call, Applicant applicant, List<String> names, Day day) {
        var smallest = -1;
        for (var set = 0; set < 1 << names.size(); set++) {
            var group = new ArrayList<String>();
            for (var i = 0; i < names.size(); i++) if ((set >> i & 1) == 1) group.add(names.get(i));
            if (Partners.meets(call, Partners.criteria(call), applicant, Partners.together(applicant, group, day))
                    && (smallest < 0 || group.size() < smallest)) smallest = group.size();
        }
        return smallest;
    }

    @Test
    void neighboursComeBeforeFellowMembersAndItSaysWhenThereWereTooMany() {
        var fellows = new String[30];
        Arrays.setAll(fellows, i -> "15%02d".formatted(i + 1));
        var known = new Known().municipality("4601", 1_000, 3, "4602").municipality("4602", 100, 3);
        for (var fellow : fellows) known.municipality(fellow, 9_000, 3);
        var members = new ArrayList<>(List.of(fellows));
        members.add("4601");
        var day = known.partnership("p", "programme", members.toArray(String[]::new))
                .day();
        var applicant = day.municipality("4601").orElseThrow();

        var pair = Partners.smallest(known.call(Known.shared("consortium.size >= 2")), applicant, day);
        var none = Partners.smallest(known.call(Known.shared("consortium.size >= 31")), applicant, day);

        assertEquals(List.of("4602"), pair.group());
        assertTrue(pair.cut());
        assertNull(none.group());
        assertTrue(none.cut());
        assertEquals(Partners.MOST_CANDIDATES, none.candidates().size());
    }

    @Test
    void whoIsEnoughAloneNeedsNobody() {
        var known = new Known().municipality("4601", 1_000, 3, "4602").municipality("4602", 100, 3);

        var found = Partners.smallest(
                known.call(Known.required("municipality.population > 1")),
                known.day().municipality("4601").orElseThrow(),
                known.day());

        assertEquals(List.of(), found.group());
    }
}
