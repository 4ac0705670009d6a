package no.dugnad.reporting.report;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.participation.Party;
import no.dugnad.reporting.participation.PartyKind;
import no.dugnad.reporting.report.ReportEvent.ReportCorrected;
import no.dugnad.reporting.report.ReportEvent.ReportSubmitted;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Report extends PanacheEntityBase {
    @Id
    private UUID id;

    @Column(name = "party_kind")
    private PartyKind partyKind;

    @Column(name = "party_number")
    private String partyNumber;

    private String project;
    private String status;
    private int version;

    @ElementCollection
    @CollectionTable(name = "report_asked_by", joinColumns = @JoinColumn(name = "report"))
    @OrderColumn(name = "ordinal")
    @Column(name = "form")
    @BatchSize(size = 500)
    private List<String> forms = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "report_submitted_to", joinColumns = @JoinColumn(name = "report"))
    @OrderColumn(name = "ordinal")
    @Column(name = "form")
    @BatchSize(size = 500)
    private List<String> submittedForms = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private Sheet body;

    private boolean demo;
    private int asked;

    @Column(name = "not_asked_again")
    private int notAskedAgain;

    @Column(name = "minutes_saved")
    private double minutesSaved;

    private int filled;

    @Column(name = "minutes_filled")
    private double minutesFilled;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "corrected_at")
    private Instant correctedAt;

    protected Report() {}

    static Optional<Report> withId(UUID id) {
        return Optional.ofNullable(findById(id));
    }

    static Optional<Report> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static Optional<Report> on(Party party, String project) {
        return find("partyKind = ?1 and partyNumber = ?2 and project = ?3", party.kind(), party.number(), project)
                .firstResultOptional();
    }

    static Report begun(UUID id, Party party, String project, Sheet sheet, boolean demo, Instant now) {
        var report = new Report();
        report.id = id;
        report.partyKind = party.kind();
        report.partyNumber = party.number();
        report.project = project;
        report.status = Words.word(ReportStatus.DRAFT);
        sheet.forms().stream().map(TiedForm::formId).forEach(report.forms::add);
        report.demo = demo;
        report.startedAt = now;
        report.take(sheet, report.forms);
        return report;
    }

    /**
     * Puts answers in place of those of a draft.
     *
     * @throws Problem 400 with every answer that is outside its limits
     */
    void answer(Map<String, Given> all) {
        refuse(body.faults(all));
        take(body.answering(all), forms);
    }

    /**
     * Puts answers in place of those that were submitted. What comes to the same tells nothing.
     *
     * @throws Problem 400 with every answer that is outside its limits, is gone though it is required, or is changed without a reason
     */
    List<ReportCorrected> correct(Map<String, Given> all, Instant now) {
        refuse(body.faults(all));
        var corrected = body.answering(all);
        var changed = corrected.changedFrom(body);
        if (changed.isEmpty() && corrected.answers().equals(body.answers())) return List.of();
        refuse(corrected.faultsOfCorrection(changed));
        refuse(corrected.missing(submittedForms).stream()
                .map(key -> Fault.at("/answers/" + key, "answer-required"))
                .toList());
        take(corrected, submittedForms);
        version++;
        correctedAt = now;
        return List.of(new ReportCorrected(state(changed)));
    }

    /**
     * @param to ids of the forms that it goes to
     * @throws Problem 409 when it is submitted already, 422 with every question that one of these forms must have answered
     */
    ReportEvent submit(List<String> to, Instant now) {
        if (isSubmitted()) throw Problem.conflict("report-submitted", Map.of("date", submittedAt));
        var missing = body.missing(to);
        if (!missing.isEmpty())
            throw Problem.unprocessable(
                    "report-incomplete",
                    Map.of("n", missing.size()),
                    missing.stream()
                            .map(key -> Fault.at("/answers/" + key, "answer-required"))
                            .toArray(Fault[]::new));
        status = Words.word(ReportStatus.SUBMITTED);
        version = 1;
        submittedForms.addAll(to);
        submittedAt = now;
        take(body, submittedForms);
        return new ReportSubmitted(state(List.of()));
    }

    private void take(Sheet sheet, List<String> to) {
        body = sheet;
        var saving = Saving.of(sheet, to);
        asked = saving.asked();
        notAskedAgain = saving.notAskedAgain();
        minutesSaved = saving.minutesSaved();
        filled = saving.filled();
        minutesFilled = saving.minutesFilled();
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    boolean isSubmitted() {
        return submittedAt != null;
    }

    boolean isSubmittedTo(String form) {
        return submittedForms.contains(form);
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    Party party() {
        return new Party(partyKind, partyNumber);
    }

    String project() {
        return project;
    }

    Sheet sheet() {
        return body;
    }

    boolean demo() {
        return demo;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    private ReportState state(Collection<String> changed) {
        return new ReportState(
                id,
                party(),
                project,
                version,
                body.forms().stream()
                        .filter(form -> submittedForms.contains(form.formId()))
                        .map(form -> new ReportState.To(
                                form.formId(),
                                form.version(),
                                form.instrumentId(),
                                form.callId(),
                                body.questions().stream()
                                        .filter(question -> changed.contains(question.key()))
                                        .flatMap(question -> question.askedBy(List.of(form.formId())).stream())
                                        .map(Asking::questionId)
                                        .toList()))
                        .toList(),
                demo,
                submittedAt,
                correctedAt,
                asked,
                notAskedAgain,
                minutesSaved,
                List.copyOf(changed));
    }

    ReportSummary summary() {
        return new ReportSummary(
                id,
                party(),
                project,
                Words.parse(ReportStatus.class, status),
                version,
                demo,
                List.copyOf(isSubmitted() ? submittedForms : forms),
                startedAt,
                submittedAt,
                correctedAt);
    }

    ReportView view(List<FormStanding> standings) {
        var standing = body.standing();
        var to = isSubmitted() ? submittedForms : forms;
        return new ReportView(
                id,
                party(),
                project,
                Words.parse(ReportStatus.class, status),
                version,
                demo,
                startedAt,
                submittedAt,
                correctedAt,
                standings,
                body.questions().stream()
                        .map(question -> new ReportView.Item(
                                question.key(),
                                question.concept(),
                                question.label(),
                                question.definition(),
                                question.unit(),
                                question.answerSchema().whole(),
                                question.requiredBy(to),
                                question.minutes(),
                                question.askedBy().stream()
                                        .map(asking -> new ReportView.By(
                                                asking.formId(),
                                                asking.questionId(),
                                                asking.text(),
                                                asking.help(),
                                                asking.required()))
                                        .toList(),
                                standing.get(question.key()),
                                question.requiredBy(to) && !standing.containsKey(question.key())))
                        .toList(),
                asked,
                notAskedAgain,
                minutesSaved);
    }
}
