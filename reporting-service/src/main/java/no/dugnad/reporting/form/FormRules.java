package no.dugnad.reporting.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.reporting.concept.ConceptView;
import no.dugnad.reporting.schema.AnswerSchema;
import org.jspecify.annotations.Nullable;

/** What a form must be to be published. */
final class FormRules {
    private FormRules() {}

    /** @param concepts those that its questions name and that there are */
    static List<Fault> faults(FormRequest form, Map<String, ConceptView> concepts) {
        var faults = new ArrayList<Fault>();
        var ids = new HashSet<String>();
        var asked = new HashSet<String>();
        for (var i = 0; i < form.questions().size(); i++) {
            var question = form.questions().get(i);
            var at = "/questions/" + i;
            if (!ids.add(question.id()))
                faults.add(Fault.at(at + "/id", "doubled-question", Map.of("value", question.id())));
            if (question.concept() == null) faults.addAll(ofItsOwn(question, at));
            else {
                if (!asked.add(question.concept()))
                    faults.add(Fault.at(at + "/concept", "concept-asked-twice", Map.of("id", question.concept())));
                faults.addAll(bound(question, concepts.get(question.concept()), at));
            }
        }
        return faults;
    }

    private static List<Fault> ofItsOwn(QuestionRequest question, String at) {
        if (question.schema() == null) return List.of(Fault.at(at + "/schema", "question-without-type"));
        var faults = AnswerSchema.faultsOf(question.schema(), at + "/schema");
        if (faults.isEmpty() && !question.schema().has("type"))
            return List.of(Fault.at(at + "/schema/type", "question-without-type"));
        return faults;
    }

    private static List<Fault> bound(QuestionRequest question, @Nullable ConceptView concept, String at) {
        if (concept == null)
            return List.of(Fault.at(at + "/concept", "unknown-concept", Map.of("id", question.concept())));
        if (question.schema() == null) return List.of();
        var faults = AnswerSchema.faultsOf(question.schema(), at + "/schema");
        if (faults.isEmpty() && AnswerSchema.differs(concept.schema(), question.schema()))
            return List.of(Fault.at(
                    at + "/concept",
                    "concept-type-differs",
                    Map.of(
                            "value",
                            concept.id(),
                            "type",
                            concept.schema().path("type").asText())));
        return faults;
    }
}
