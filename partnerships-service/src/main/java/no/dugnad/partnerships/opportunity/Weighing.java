package no.dugnad.partnerships.opportunity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.dugnad.partnerships.opportunity.OpportunityView.How;
import no.dugnad.partnerships.opportunity.OpportunityView.Member;
import no.dugnad.platform.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call is open to a member without a partnership, and whether with it; plain functions. The verdicts are those of the catalogue's matching: a
 * criterion is met directly, or, when it may be met by a partnership, with the partnership's municipal members as the consortium.
 */
final class Weighing {
    private enum Outcome {
        MET,
        UNKNOWN,
        NOT_MET
    }

    /** The verdict on the whole call, the criteria that are met, and what is not known of those required that are not. */
    private record Verdict(Outcome outcome, List<String> met, long prioritiesMet, TreeSet<String> missing) {}

    private record Term(CallState.Criterion criterion, Optional<Condition> condition) {}

    private final CallState call;
    private final @Nullable List<String> applicants;
    private final List<Term> terms;

    /** @param applicants whom the instrument is for; null when that is not known */
    Weighing(CallState call, @Nullable List<String> applicants, CriteriaLanguage language) {
        this.call = call;
        this.applicants = applicants;
        this.terms = call.criteria().stream()
                .map(criterion -> new Term(criterion, language.ready(criterion.expression())))
                .toList();
    }

    /** Whether it can make any difference with whom one applies. */
    boolean asksForPartners() {
        return call.moreTogether() || terms.stream().anyMatch(Weighing::ofPartnership);
    }

    List<CallState.Criterion> criteriaOfPartnership() {
        return terms.stream()
                .filter(Weighing::ofPartnership)
                .map(Term::criterion)
                .toList();
    }

    /**
     * What the partnership is to its member, for this call; empty when it makes no difference.
     *
     * @param facts of the member
     * @param others the other partnerships that the member is in
     */
    Optional<Member> of(String number, Map<String, Object> facts, Consortium partnership, List<Consortium> others) {
        var alone = verdict(facts, others, null);
        var withOthers = new ArrayList<>(others);
        withOthers.add(partnership);
        var together = verdict(facts, withOthers, partnership);
        if (together.outcome() == Outcome.NOT_MET) return Optional.empty();
        var through =
                together.met().stream().filter(id -> !alone.met().contains(id)).toList();
        var moreTogether = call.moreTogether() && partnership.facts().size() > 1;
        How how;
        if (together.outcome() == Outcome.UNKNOWN) how = How.UNDETERMINED;
        else if (alone.outcome() == Outcome.NOT_MET) how = How.ONLY;
        else if (alone.outcome() == Outcome.UNKNOWN) how = How.UNDETERMINED;
        else if (together.prioritiesMet() > alone.prioritiesMet() || moreTogether) how = How.BETTER;
        else return Optional.empty();
        var missing = new TreeSet<String>();
        if (how == How.UNDETERMINED) {
            missing.addAll(together.missing());
            if (together.outcome() != Outcome.UNKNOWN) missing.addAll(alone.missing());
        }
        var also = how != How.ONLY
                ? List.<String>of()
                : others.stream()
                        .filter(other -> verdict(facts, others, other).outcome() == Outcome.MET)
                        .map(Consortium::id)
                        .sorted()
                        .toList();
        return Optional.of(
                new Member(number, String.valueOf(facts.get("name")), how, through, List.copyOf(missing), also));
    }

    /** @param applying the partnership that applies with it; null for the municipality alone */
    private Verdict verdict(Map<String, Object> facts, List<Consortium> in, @Nullable Consortium applying) {
        var missing = new TreeSet<String>();
        var met = new ArrayList<String>();
        var priorities = 0L;
        var outcome = Outcome.MET;
        if (applicants == null) {
            outcome = Outcome.UNKNOWN;
            missing.add("instrument.applicants");
        } else if (!applicants.contains("municipality")) outcome = Outcome.NOT_MET;
        if (call.area() != null
                && call.area().counties() != null
                && !call.area().counties().contains(String.valueOf(facts.get("countyNumber"))))
            outcome = Outcome.NOT_MET;
        var values = new HashMap<String, Object>();
        values.put("municipality", facts);
        values.put("partnerships", in.stream().map(Consortium::asPartnership).toList());
        values.put("consortium", Consortium.values(List.of(facts)));
        values.put("call", Map.of("id", call.id(), "instrumentId", call.instrumentId()));
        for (var term : terms) {
            var one = outcome(term, values, applying);
            if (one == Outcome.MET) {
                met.add(term.criterion().id());
                if (!term.criterion().required()) priorities++;
            } else if (term.criterion().required()) {
                if (one == Outcome.NOT_MET) outcome = Outcome.NOT_MET;
                else {
                    if (outcome == Outcome.MET) outcome = Outcome.UNKNOWN;
                    missing.addAll(missing(term, values, applying));
                }
            }
        }
        return new Verdict(outcome, met, priorities, missing);
    }

    private static Outcome outcome(Term term, Map<String, Object> values, @Nullable Consortium applying) {
        if (term.condition().isEmpty()) return Outcome.UNKNOWN;
        var direct = term.condition().get().holds(values);
        if (direct.equals(Optional.of(true))) return Outcome.MET;
        var unknown = direct.isEmpty();
        if (applying != null && byPartnership(term)) {
            var together = term.condition().get().holds(together(values, applying));
            if (together.equals(Optional.of(true))) return Outcome.MET;
            unknown |= together.isEmpty();
        }
        return unknown ? Outcome.UNKNOWN : Outcome.NOT_MET;
    }

    private static TreeSet<String> missing(Term term, Map<String, Object> values, @Nullable Consortium applying) {
        var missing = new TreeSet<String>();
        if (term.condition().isEmpty())
            missing.add("criterion." + term.criterion().id());
        else {
            var condition = term.condition().get();
            condition.missing(values).forEach(variable -> missing.add(variable.toString()));
            if (applying != null && byPartnership(term))
                condition.missing(together(values, applying)).forEach(variable -> missing.add(variable.toString()));
        }
        return missing;
    }

    private static Map<String, Object> together(Map<String, Object> values, Consortium applying) {
        var together = new HashMap<>(values);
        together.put("consortium", applying.applicants());
        return together;
    }

    private static boolean byPartnership(Term term) {
        return term.criterion().byPartnership()
                && term.condition().orElseThrow().names("consortium");
    }

    private static boolean ofPartnership(Term term) {
        return term.condition()
                .map(condition -> condition.names("partnerships")
                        || condition.names("consortium") && term.criterion().byPartnership())
                .orElse(term.criterion().byPartnership());
    }
}
