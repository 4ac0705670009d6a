package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.concept.ConceptView;
import no.dugnad.reporting.concept.FilledFrom;
import no.dugnad.reporting.form.FormView;
import no.dugnad.reporting.form.QuestionView;
import no.dugnad.reporting.schema.AnswerSchema;
import org.jspecify.annotations.Nullable;

/**
 * A question that a report asks, once, however many forms ask it.
 *
 * @param key the concept's id, or {@code form.question} for a form's own
 * @param concept null for a form's own question, as label, definition and unit are
 * @param schema the concept's, or the question's own
 */
record AskedQuestion(
        String key,
        @Nullable String concept,
        @Nullable Text label,
        @Nullable Text definition,
        @Nullable String unit,
        JsonNode schema,
        @Nullable FilledFrom filledFrom,
        List<Asking> askedBy) {

    /** All questions of these forms, in the order in which they are first asked: two that are bound to one concept are one. */
    static List<AskedQuestion> union(List<FormView> forms, Map<String, ConceptView> concepts) {
        var union = new LinkedHashMap<String, AskedQuestion>();
        for (var form : forms)
            for (var question : form.questions())
                union.computeIfAbsent(
                                question.concept() == null ? form.id() + "." + question.id() : question.concept(),
                                key -> of(
                                        key,
                                        question,
                                        question.concept() == null ? null : concepts.get(question.concept())))
                        .askedBy()
                        .add(new Asking(
                                form.id(),
                                question.id(),
                                question.text(),
                                question.help(),
                                question.required(),
                                question.concept() == null ? null : question.schema(),
                                question.statedMinutes()));
        return List.copyOf(union.values());
    }

    private static AskedQuestion of(String key, QuestionView question, @Nullable ConceptView concept) {
        return concept == null
                // no form is published with a question that has neither a concept nor a schema
                ? new AskedQuestion(
                        key, null, null, null, null, Objects.requireNonNull(question.schema()), null, new ArrayList<>())
                : new AskedQuestion(
                        key,
                        concept.id(),
                        concept.label(),
                        concept.definition(),
                        concept.unit(),
                        concept.schema(),
                        concept.filledFrom(),
                        new ArrayList<>());
    }

    AnswerSchema answerSchema() {
        var schemas = new ArrayList<JsonNode>();
        schemas.add(schema);
        askedBy.stream().map(Asking::limits).filter(Objects::nonNull).forEach(schemas::add);
        return AnswerSchema.of(schemas);
    }

    List<Asking> askedBy(Collection<String> forms) {
        return askedBy.stream()
                .filter(asking -> forms.contains(asking.formId()))
                .toList();
    }

    boolean requiredBy(Collection<String> forms) {
        return askedBy(forms).stream().anyMatch(Asking::required);
    }

    /** Minutes that it takes to answer it once: the most that any form states. */
    double minutes() {
        return askedBy.stream()
                .map(Asking::minutes)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }
}
