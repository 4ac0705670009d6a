package no.dugnad.instruments.match;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whom a call reaches and whom it shuts out, group by group, and which criterion does it. */
public final class Reach {
    /** @param verdicts how many of the group's municipalities have each */
    public record GroupReach(String group, int municipalities, Map<Verdict, Integer> verdicts) {}

    /**
     * @param excludes municipalities that do not meet it, where it is required
     * @param excludesAlone those of them that meet every other required criterion, or may
     * @param notMet those that do not meet it, also where it is a priority
     */
    public record CriterionReach(
            Rule rule, int excludes, int excludesAlone, int notMet, int unknown, Map<String, int[]> byGroup) {}

    public record Outcome(List<GroupReach> groups, List<CriterionReach> criteria) {}

    private static final class Count {
        private int notMet;
        private int unknown;
        private int excludes;
        private int alone;
        private final Map<String, int[]> byGroup = new LinkedHashMap<>();
    }

    private Reach() {}

    /** @param groups the municipalities of each group, in the grouping's order */
    public static Outcome of(CallRules call, Map<String, List<Applicant>> groups) {
        var counts = new ArrayList<Count>();
        call.rules().forEach(rule -> counts.add(new Count()));
        var reached = new ArrayList<GroupReach>();
        groups.forEach((group, members) -> {
            var verdicts = new EnumMap<Verdict, Integer>(Verdict.class);
            for (var verdict : Verdict.values()) verdicts.put(verdict, 0);
            counts.forEach(count -> count.byGroup.put(group, new int[2]));
            for (var member : members) {
                var assessment = Matching.assess(call, member);
                verdicts.merge(assessment.verdict(), 1, Integer::sum);
                count(counts, assessment, group);
            }
            reached.add(new GroupReach(group, members.size(), verdicts));
        });
        var criteria = new ArrayList<CriterionReach>();
        for (var i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            criteria.add(new CriterionReach(
                    call.rules().get(i), count.excludes, count.alone, count.notMet, count.unknown, count.byGroup));
        }
        return new Outcome(reached, criteria);
    }

    private static void count(List<Count> counts, Assessment assessment, String group) {
        var outcomes = assessment.outcomes();
        var excluding = outcomes.stream()
                .filter(o -> o.rule().required() && o.verdict() == CriterionVerdict.NOT_MET)
                .count();
        for (var i = 0; i < outcomes.size(); i++) {
            var count = counts.get(i);
            if (outcomes.get(i).verdict() == CriterionVerdict.UNKNOWN) count.unknown++;
            if (outcomes.get(i).verdict() != CriterionVerdict.NOT_MET) continue;
            count.notMet++;
            if (!outcomes.get(i).rule().required()) continue;
            count.excludes++;
            Objects.requireNonNull(count.byGroup.get(group))[0]++;
            if (excluding > 1) continue;
            count.alone++;
            count.byGroup.get(group)[1]++;
        }
    }
}
