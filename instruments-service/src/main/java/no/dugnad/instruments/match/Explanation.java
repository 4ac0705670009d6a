package no.dugnad.instruments.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.instruments.match.Assessment.Outcome;
import no.dugnad.platform.condition.Condition;

/** An assessment as readers see it: with the values used, their dates, and what would change it. */
final class Explanation {
    private Explanation() {}

    static MatchView of(Assessment assessment, Day day, Instant now) {
        var call = assessment.call();
        return new MatchView(
                null,
                ref(call, now),
                assessment.verdict(),
                criteria(assessment, day),
                through(assessment),
                call.burdenHours(),
                null);
    }

    static List<CriterionMatchView> criteria(Assessment assessment, Day day) {
        return assessment.outcomes().stream()
                .map(outcome -> criterion(outcome, assessment, day))
                .toList();
    }

    static CallRefView ref(CallRules call, Instant now) {
        return new CallRefView(
                call.id(),
                call.instrumentId(),
                call.title(),
                call.opensAt(),
                call.closesAt(),
                call.status(now),
                call.demo());
    }

    private static CriterionMatchView criterion(Outcome outcome, Assessment assessment, Day day) {
        var rule = outcome.rule();
        var applicant = assessment.applicant();
        var values = new LinkedHashMap<String, Object>();
        var dates = new TreeMap<String, LocalDate>();
        if (rule.condition() != null)
            for (var path : rule.condition().paths()) {
                var variable = String.join(".", path);
                values.put(variable, Flip.shown(path, Condition.value(outcome.values(), path)));
                var composed =
                        path.getFirst().equals("consortium") || path.getFirst().equals("partnerships");
                var date = composed
                        ? day.at()
                        : Objects.requireNonNull(applicant.dates()).get(variable);
                if (date != null && values.get(variable) != null) dates.put(variable, date);
            }
        return new CriterionMatchView(
                rule.id(),
                rule.text(),
                rule.condition() == null ? null : rule.condition().expression(),
                rule.required() ? Criterion.Weight.REQUIRED : Criterion.Weight.PRIORITY,
                outcome.verdict(),
                values,
                dates,
                whatWouldChange(outcome, assessment, day));
    }

    private static List<ChangeView> whatWouldChange(Outcome outcome, Assessment assessment, Day day) {
        var condition = outcome.rule().condition();
        if (condition == null) return List.of();
        var applicant = assessment.applicant();
        // always of what the applicant is by itself: what is met through others may be met alone
        var alone = Matching.values(assessment.call(), applicant, applicant.alone());
        return Flip.smallest(condition, alone, outcome.verdict() != CriterionVerdict.MET, applicant, day).stream()
                .map(change -> new ChangeView(change.variable(), change.to()))
                .toList();
    }

    private static List<ThroughView> through(Assessment assessment) {
        var meets = new HashMap<String, Integer>();
        var named = new HashMap<String, Applicant.Membership>();
        for (var outcome : assessment.outcomes())
            for (var partnership : outcome.through()) {
                meets.merge(partnership.id(), 1, Integer::sum);
                named.put(partnership.id(), partnership);
            }
        return meets.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new ThroughView(
                        entry.getKey(),
                        Objects.requireNonNull(named.get(entry.getKey())).name()))
                .toList();
    }
}
