package no.dugnad.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.reporting.concept.Concepts;
import no.dugnad.reporting.form.FormView;
import no.dugnad.reporting.form.Forms;
import no.dugnad.reporting.form.QuestionView;
import no.dugnad.reporting.participation.GrantedProjects;
import no.dugnad.reporting.participation.ParticipationView;
import no.dugnad.reporting.participation.Party;

/** What a report begins with: the forms that apply now, their questions, and what is known. */
@ApplicationScoped
class Beginning {
    private final GrantedProjects projects;
    private final Forms forms;
    private final Concepts concepts;
    private final WhatIsKnown known;

    Beginning(GrantedProjects projects, Forms forms, Concepts concepts, WhatIsKnown known) {
        this.projects = projects;
        this.forms = forms;
        this.concepts = concepts;
        this.known = known;
    }

    /** @throws Problem 400 when the party has been granted nothing in the project */
    List<ParticipationView> granted(Party party, String project) {
        var granted = projects.of(party.kind(), party.number(), project);
        if (granted.isEmpty())
            throw Problem.invalid(
                    Fault.at("/project", "not-in-the-project", Map.of("value", project, "number", party.number())));
        return granted;
    }

    /** @throws Problem 422 when none of those that granted it has a form */
    Report report(UUID id, Party party, String project, Instant now) {
        var granted = granted(party, project);
        var instruments =
                granted.stream().map(ParticipationView::instrumentId).distinct().toList();
        var calls = granted.stream()
                .map(ParticipationView::callId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var applying = forms.applying(instruments, calls);
        if (applying.isEmpty())
            throw Problem.unprocessable(
                    "no-form-applies",
                    Map.of("instruments", String.join(", ", instruments)),
                    Fault.at("/project", "no-form-applies", Map.of("instruments", String.join(", ", instruments))));
        var questions = AskedQuestion.union(
                applying,
                concepts.among(applying.stream()
                        .flatMap(form -> form.questions().stream())
                        .map(QuestionView::concept)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
        var sheet = new Sheet(
                applying.stream().map(form -> tied(form, granted)).toList(),
                questions,
                known.facts(questions, party, granted),
                new TreeMap<>());
        var demo = granted.stream().anyMatch(ParticipationView::demo)
                || applying.stream().anyMatch(FormView::demo);
        return Report.begun(id, party, project, sheet, demo, now);
    }

    private static TiedForm tied(FormView form, List<ParticipationView> granted) {
        return new TiedForm(
                form.id(),
                form.version(),
                form.title(),
                form.instrumentId(),
                form.callId(),
                form.callId() != null
                        ? List.of(form.callId())
                        : granted.stream()
                                .filter(one -> one.instrumentId().equals(form.instrumentId()))
                                .map(ParticipationView::callId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
    }
}
