package no.dugnad.reporting.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** Which of a report's forms it can still be submitted to. */
final class Recipients {
    private final List<FormStanding> forms;
    private final Instant now;

    Recipients(List<FormStanding> forms, Instant now) {
        this.forms = forms;
        this.now = now;
    }

    /**
     * Ids of all forms less these.
     *
     * @throws Problem 400 when one of these is not late, 409 naming the date when one of the others is, or nothing is left
     */
    List<String> leavingOut(List<String> leaveOut, boolean alreadySubmitted) {
        // then there is nothing to choose any more, and the report says so itself
        if (alreadySubmitted) return List.of();
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < leaveOut.size(); i++) {
            var id = leaveOut.get(i);
            if (forms.stream().noneMatch(form -> form.formId().equals(id) && form.isLate(now)))
                faults.add(Fault.at("/leaveOut/" + i, "form-not-late", Map.of("value", id)));
        }
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        var to =
                forms.stream().filter(form -> !leaveOut.contains(form.formId())).toList();
        var late = (to.isEmpty() ? forms : to)
                .stream().filter(form -> form.isLate(now)).toList();
        if (!late.isEmpty())
            throw Problem.conflict(
                    "reporting-deadline-passed",
                    Map.of(
                            "value",
                            late.getFirst().formId(),
                            "date",
                            late.getFirst().dueAt()),
                    late.stream()
                            .map(form -> Fault.at(
                                    "/forms/" + forms.indexOf(form),
                                    "reporting-deadline-passed",
                                    Map.of("value", form.formId(), "date", form.dueAt())))
                            .toArray(Fault[]::new));
        return to.stream().map(FormStanding::formId).toList();
    }
}
