package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.reporting.report.CoverageView.Missing;

/** A report seen from one of its forms. */
final class Coverage {
    private Coverage() {}

    static CoverageView.Item of(Sheet sheet, FormStanding form, Instant now) {
        var missing = new ArrayList<Missing>();
        var asked = 0;
        var filled = 0;
        var standing = sheet.standing();
        for (var question : sheet.questions())
            for (var asking : question.askedBy(List.of(form.formId()))) {
                asked++;
                var answer = standing.get(question.key());
                if (answer == null)
                    missing.add(new Missing(question.key(), asking.questionId(), asking.text(), asking.required()));
                else if (answer.from() == Answer.From.DUGNAD) filled++;
            }
        return new CoverageView.Item(
                form,
                asked,
                asked - missing.size(),
                filled,
                missing.stream().noneMatch(Missing::required),
                !form.submitted() && form.isLate(now),
                missing);
    }

    /** @param answers by the question's key */
    static AnswersView view(Report report, FormStanding form, int version, Map<String, Answer> answers) {
        var values = JsonNodeFactory.instance.objectNode();
        var provenance = new LinkedHashMap<String, Answer>();
        for (var question : report.sheet().questions())
            for (var asking : question.askedBy(List.of(form.formId()))) {
                var answer = answers.get(question.key());
                if (answer == null) continue;
                values.set(asking.questionId(), answer.value());
                provenance.put(asking.questionId(), answer);
            }
        return new AnswersView(
                report.id(),
                form.formId(),
                form.version(),
                report.party(),
                report.project(),
                version,
                report.demo(),
                report.submittedAt(),
                values,
                provenance);
    }
}
