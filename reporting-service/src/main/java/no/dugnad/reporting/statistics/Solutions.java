package no.dugnad.reporting.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;

/** What the solutions asked for are called. */
final class Solutions {
    private Solutions() {}

    /** @throws Problem when one is not known */
    static Map<String, Text> known(Moment moment, List<String> solutions) {
        var names = new TreeMap<String, Text>();
        moment.rows(
                "select id, name from read_model.solution where not removed",
                row -> names.put(row.getString(1), moment.text(row.getString(2))));
        var unknown = solutions.stream()
                .filter(id -> !names.containsKey(id))
                .map(id -> Fault.in("solution", "unknown-solution", Map.of("value", id)))
                .toList();
        if (!unknown.isEmpty()) throw Problem.invalid(unknown);
        if (!solutions.isEmpty()) names.keySet().retainAll(solutions);
        return names;
    }

    static Sentences.Phrase named(List<String> solutions, Map<String, Text> names) {
        return solutions.isEmpty()
                ? Sentences.phrase("definition-any-solution")
                : Sentences.either(solutions.stream().map(names::get).toList());
    }

    /** Divided by county alone: the years are not those of participations. */
    static Frame byPlace(Frame frame) {
        var question = frame.question();
        return frame.asking(question.splitBy(question.by(Split.COUNTY) ? List.of(Split.COUNTY) : List.of()));
    }
}
