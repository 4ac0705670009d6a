package no.dugnad.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.Patched;
import no.dugnad.platform.write.Removed;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report that has been begun: answered and discarded while it is a draft, submitted once, and corrected. */
@ApplicationScoped
class ReportAnswers
        implements Patched<UUID, Report, ReportAnswers.AnswersRequest, ReportView>, Removed<UUID, Report, ReportView> {
    @Schema(name = "ReportAnswersRequest")
    record AnswersRequest(
            @NotNull
            @Size(max = 1000)
            @Schema(description = "By the question's `key`. In a PATCH, null takes the party's own answer away.")
            Map<String, @NotNull @Valid Given> answers) {}

    private final Standings standings;
    private final Access access;
    private final Caller caller;
    private final Clock clock;

    ReportAnswers(Standings standings, Access access, Caller caller, Clock clock) {
        this.standings = standings;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "report";
    }

    @Override
    public Optional<Report> locked(UUID id) {
        return Report.locked(id);
    }

    @Override
    public void mayChange(Report report) {
        access.mustSpeakFor(report.party());
    }

    @Override
    public ReportView view(Report report) {
        return report.view(standings.of(report));
    }

    @Override
    public AnswersRequest request(Report report) {
        return new AnswersRequest(report.sheet().answers());
    }

    @Override
    public List<? extends Event> revise(Report report, AnswersRequest request) {
        if (report.isSubmitted()) {
            var now = now();
            var events = report.correct(request.answers(), now);
            events.forEach(event -> keep(report, event.state().changed(), now));
            return events;
        }
        report.answer(request.answers());
        return List.of();
    }

    @Override
    public List<? extends Event> remove(Report report) {
        if (report.isSubmitted()) throw Problem.conflict("report-submitted", Map.of("date", report.submittedAt()));
        report.delete();
        return List.of();
    }

    /** @param leaveOut forms that it does not go to */
    List<? extends Event> submit(Report report, List<String> leaveOut) {
        var now = now();
        var to = new Recipients(standings.of(report), now).leavingOut(leaveOut, report.isSubmitted());
        var event = report.submit(to, now);
        keep(report, List.of(), now);
        return List.of(event);
    }

    private void keep(Report report, List<String> changed, Instant now) {
        ReportVersion.of(report, changed, now, caller.organisation().orElse(null))
                .persist();
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant();
    }
}
