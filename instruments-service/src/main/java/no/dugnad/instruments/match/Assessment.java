package no.dugnad.instruments.match;

import java.util.List;
import java.util.Map;

/** The verdict on one call for one applicant, with the criteria that make it. */
public record Assessment(CallRules call, Applicant applicant, Verdict verdict, List<Outcome> outcomes) {
    /**
     * @param values what it was evaluated on: with the consortium of the partnership that meets it, where one does
     * @param through the partnerships that meet it, where the applicant alone does not
     */
    public record Outcome(
            Rule rule, CriterionVerdict verdict, Map<String, Object> values, List<Applicant.Membership> through) {}

    /** How many of the priorities are met, directly or through a partnership. */
    long prioritiesMet() {
        return outcomes.stream()
                .filter(o -> !o.rule().required())
                .filter(o ->
                        o.verdict() == CriterionVerdict.MET || o.verdict() == CriterionVerdict.MET_THROUGH_PARTNERSHIP)
                .count();
    }
}
