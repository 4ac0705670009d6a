package no.dugnad.instruments.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.instruments.match.Applicant.Membership;
import no.dugnad.instruments.match.Assessment.Outcome;

/**
 * The verdicts, as plain functions. A criterion is met directly when it holds with the applicant alone as the consortium; one that may be met by a
 * partnership is met through one when, failing that, it holds with the partnership's municipal members as the consortium. A required one that is not met
 * makes the call not eligible; else one that is not known makes it undetermined; else one that is met only through a partnership makes it that.
 */
public final class Matching {
    private Matching() {}

    public static Assessment assess(CallRules call, Applicant applicant) {
        var alone = values(call, applicant, applicant.alone());
        var outcomes = new ArrayList<Outcome>(call.rules().size());
        for (var rule : call.rules()) outcomes.add(outcome(rule, call, applicant, alone));
        return new Assessment(call, applicant, verdict(outcomes), outcomes);
    }

    /** What criteria are evaluated on when this consortium applies. */
    static Map<String, Object> values(CallRules call, Applicant applicant, Consortium consortium) {
        var values = new HashMap<String, Object>(8);
        values.put("municipality", applicant.facts());
        values.put("partnerships", applicant.partnershipValues());
        values.put("consortium", consortium.values());
        values.put("call", call.values());
        return values;
    }

    static Verdict verdict(List<Outcome> outcomes) {
        var unknown = false;
        var through = false;
        for (var outcome : outcomes) {
            if (!outcome.rule().required()) continue;
            switch (outcome.verdict()) {
                case NOT_MET -> {
                    return Verdict.NOT_ELIGIBLE;
                }
                case UNKNOWN -> unknown = true;
                case MET_THROUGH_PARTNERSHIP -> through = true;
                case MET -> {}
            }
        }
        if (unknown) return Verdict.UNDETERMINED;
        return through ? Verdict.ELIGIBLE_THROUGH_PARTNERSHIP : Verdict.ELIGIBLE;
    }

    private static Outcome outcome(Rule rule, CallRules call, Applicant applicant, Map<String, Object> alone) {
        if (rule.open() != null)
            return new Outcome(
                    rule,
                    rule.open().contains(applicant.kind()) ? CriterionVerdict.MET : CriterionVerdict.NOT_MET,
                    alone,
                    List.of());
        var direct = holds(rule, alone);
        if (direct.equals(Optional.of(true))) return new Outcome(rule, CriterionVerdict.MET, alone, List.of());
        var unknown = direct.isEmpty();
        // a partnership changes the consortium alone
        if (rule.byPartnership() && rule.condition() != null && rule.condition().names("consortium")) {
            var through = new ArrayList<Membership>();
            Map<String, Object> met = null;
            for (var partnership : applicant.partnerships()) {
                var together = values(call, applicant, partnership.consortium());
                var holds = holds(rule, together);
                if (holds.isEmpty()) unknown = true;
                else if (holds.get()) {
                    through.add(partnership);
                    if (met == null) met = together;
                }
            }
            if (met != null) return new Outcome(rule, CriterionVerdict.MET_THROUGH_PARTNERSHIP, met, through);
        }
        return new Outcome(rule, unknown ? CriterionVerdict.UNKNOWN : CriterionVerdict.NOT_MET, alone, List.of());
    }

    private static Optional<Boolean> holds(Rule rule, Map<String, Object> values) {
        return rule.condition() == null ? Optional.empty() : rule.condition().holds(values);
    }
}
