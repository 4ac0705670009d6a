package no.dugnad.instruments.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachTest {
    @Test
    void whomEachCriterionExcludesAndWhomItAloneExcludes() {
        var known = new Known()
                .municipality("4601", 10_000, 2)
                .municipality("4602", 4_000, 2)
                .municipality("4603", 4_000, 6)
                .municipality("4604", 10_000, 6)
                .municipality("4605", 4_000, null);
        var day = known.day();
        var all = List.copyOf(day.municipalities().values());
        var call = known.call(
                Known.required("municipality.population < 5000"),
                Known.required("municipality.centralityClass >= 5"),
                Known.priority("false"));

        var reach = Reach.of(call, Map.of("all", all));

        assertEquals(
                Map.of(
                        Verdict.ELIGIBLE,
                        1,
                        Verdict.ELIGIBLE_THROUGH_PARTNERSHIP,
                        0,
                        Verdict.UNDETERMINED,
                        1,
                        Verdict.NOT_ELIGIBLE,
                        3),
                reach.groups().getFirst().verdicts());
        assertCounts(reach.criteria().get(2), 2, 1, 2, 0);
        assertCounts(reach.criteria().get(3), 2, 1, 2, 1);
        assertCounts(reach.criteria().get(4), 0, 0, 5, 0);
    }

    private static void assertCounts(Reach.CriterionReach criterion, int excludes, int alone, int notMet, int unknown) {
        assertEquals(
                List.of(excludes, alone, notMet, unknown),
                List.of(criterion.excludes(), criterion.excludesAlone(), criterion.notMet(), criterion.unknown()));
        assertArrayEquals(new int[] {excludes, alone}, criterion.byGroup().get("all"));
    }
}
