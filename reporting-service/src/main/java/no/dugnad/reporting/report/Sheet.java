package no.dugnad.reporting.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.reporting.schema.AnswerSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a report holds: the forms and questions as they were when it began, what was known then, and what has been answered since.
 *
 * @param facts and {@code answers}: by the question's key
 */
record Sheet(List<TiedForm> forms, List<AskedQuestion> questions, Map<String, Fact> facts, Map<String, Given> answers) {
    private static final int LONGEST = 50_000;

    Sheet answering(Map<String, Given> all) {
        var kept = new TreeMap<String, Given>();
        all.forEach((key, given) -> kept.put(key, new Given(AnswerSchema.kept(given.value()), given.reason())));
        return new Sheet(forms, questions, facts, kept);
    }

    /** Every answer as it stands, in the order of the questions. */
    Map<String, Answer> standing() {
        var standing = new LinkedHashMap<String, Answer>();
        for (var question : questions) {
            var given = answers.get(question.key());
            var fact = facts.get(question.key());
            if (given != null) standing.put(question.key(), Answer.of(given, fact));
            else if (fact != null) standing.put(question.key(), Answer.of(fact));
        }
        return standing;
    }

    /** Keys of the questions that these forms must have answered and that are not. */
    List<String> missing(Collection<String> forms) {
        return questions.stream()
                .filter(question -> question.requiredBy(forms))
                .map(AskedQuestion::key)
                .filter(key -> !answers.containsKey(key) && !facts.containsKey(key))
                .toList();
    }

    /** What is wrong with answers, all of them together taking the place of the present ones. */
    List<Fault> faults(Map<String, Given> all) {
        var byKey = new LinkedHashMap<String, AskedQuestion>();
        questions.forEach(question -> byKey.put(question.key(), question));
        var faults = new ArrayList<Fault>();
        all.forEach((key, given) -> {
            var at = "/answers/" + key.replace("~", "~0").replace("/", "~1");
            var question = byKey.get(key);
            if (question == null) faults.add(Fault.at(at, "unknown-question", Map.of("value", Ids.shown(key))));
            else if (given.value().toString().length() > LONGEST)
                faults.add(Fault.at(at + "/value", "text-too-long", Map.of("max", LONGEST)));
            else if (AnswerSchema.hasNul(given.value())) faults.add(Fault.at(at + "/value", "control-character"));
            else {
                faults.addAll(question.answerSchema().faults(given.value(), at + "/value"));
                var fact = facts.get(key);
                if (fact != null && !fact.value().equals(AnswerSchema.kept(given.value())) && without(given.reason()))
                    faults.add(Fault.at(at + "/reason", "reason-against-known"));
            }
        });
        return faults;
    }

    /** Keys whose answers stand otherwise than in this sheet. */
    TreeSet<String> changedFrom(Sheet before) {
        var changed = new TreeSet<String>();
        var was = before.standing();
        var is = standing();
        questions.forEach(question -> {
            var key = question.key();
            var old = was.get(key);
            var now = is.get(key);
            if (old == null ? now != null : now == null || !old.value().equals(now.value())) changed.add(key);
        });
        return changed;
    }

    /** What a correction owes beside answers that are right in themselves: a reason for each that is changed. */
    List<Fault> faultsOfCorrection(Collection<String> changed) {
        return changed.stream()
                .filter(key ->
                        answers.containsKey(key) && without(answers.get(key).reason()))
                .map(key -> Fault.at("/answers/" + key + "/reason", "reason-for-correction"))
                .toList();
    }

    private static boolean without(@Nullable String reason) {
        return reason == null || reason.isBlank();
    }
}
