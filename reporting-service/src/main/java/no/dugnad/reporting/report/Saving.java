package no.dugnad.reporting.report;

import java.util.Collection;
import java.util.Objects;

/**
 * What was saved by asking once. A question that several forms ask costs its longest stated time once, and the others' times are saved. What Dugnad
 * filled in is counted by itself: it may overlap.
 *
 * @param asked questions
 * @param notAskedAgain askings beyond the first of each question
 * @param minutesSaved stated minutes of those
 * @param filled questions that stand as Dugnad filled them in
 * @param minutesFilled stated minutes of those, each once
 */
record Saving(int asked, int notAskedAgain, double minutesSaved, int filled, double minutesFilled) {

    /** @param forms that the report goes to */
    static Saving of(Sheet sheet, Collection<String> forms) {
        var asked = 0;
        var again = 0;
        var saved = 0.0;
        var filled = 0;
        var minutesFilled = 0.0;
        for (var question : sheet.questions()) {
            var askings = question.askedBy(forms);
            if (askings.isEmpty()) continue;
            var minutes = askings.stream()
                    .map(Asking::minutes)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            var longest = java.util.Arrays.stream(minutes).max().orElse(0);
            asked++;
            again += askings.size() - 1;
            saved += java.util.Arrays.stream(minutes).sum() - longest;
            if (sheet.facts().containsKey(question.key()) && !sheet.answers().containsKey(question.key())) {
                filled++;
                minutesFilled += longest;
            }
        }
        return new Saving(asked, again, saved, filled, minutesFilled);
    }
}
