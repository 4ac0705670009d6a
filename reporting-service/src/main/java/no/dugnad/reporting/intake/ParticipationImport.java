package no.dugnad.reporting.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;
import no.dugnad.reporting.participation.ParticipationColumn;
import org.jspecify.annotations.Nullable;

/** Read here; written by {@link Intake} when a file comes in and by {@link ImportJob} when it is done. */
@Entity
@Table(name = "participation_import")
class ParticipationImport extends PanacheEntityBase {
    private static final int SHOWN = 1_000;

    @Id
    private UUID id;

    private String mode;
    private boolean demo;
    private String status;
    private long rows;
    private long accepted;
    private long rejected;
    private long unchanged;
    private long errors;
    private String consumer;
    private String form;
    private String[] header;

    @Column(name = "errors_cleared_at")
    private Instant errorsClearedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    protected ParticipationImport() {}

    static Optional<ParticipationImport> withId(UUID id) {
        return Optional.ofNullable(findById(id));
    }

    String consumer() {
        return consumer;
    }

    ImportForm form() {
        return ImportForm.of(form);
    }

    List<String> header() {
        return header == null ? ParticipationColumn.NAMES : List.of(header);
    }

    ImportSummary summary() {
        var run = finishedAt != null ? null : ImportRun.<ImportRun>findById(id);
        return new ImportSummary(
                id,
                status(run),
                form(),
                Words.parse(ImportMode.class, mode),
                demo,
                rows,
                accepted,
                rejected,
                unchanged,
                errors,
                createdAt,
                finishedAt);
    }

    /** @param keepErrors how long the errors are kept after the end */
    ImportView view(String language, Duration keepErrors) {
        var run = finishedAt != null ? null : ImportRun.<ImportRun>findById(id);
        return new ImportView(
                id,
                status(run),
                form(),
                Words.parse(ImportMode.class, mode),
                demo,
                rows,
                accepted,
                rejected,
                unchanged,
                finishedAt != null ? 1 : run != null && run.begun() ? run.progress() : 0,
                told(language, status(run), run),
                ImportError.first(SHOWN, id).stream()
                        .map(error -> error.view(form(), language))
                        .toList(),
                errors,
                finishedAt == null || errorsClearedAt != null ? null : finishedAt.plus(keepErrors),
                createdAt,
                finishedAt);
    }

    private ImportStatus status(@Nullable ImportRun run) {
        return run != null && run.begun() ? ImportStatus.RUNNING : Words.parse(ImportStatus.class, status);
    }

    private String told(String language, ImportStatus status, @Nullable ImportRun run) {
        var step = run != null && run.begun() ? "import-" + Words.word(run.step()) : "import-" + Words.word(status);
        return Messages.text(
                language,
                step,
                Map.of(
                        "rows",
                        rows,
                        "done",
                        run == null ? rows : run.done(),
                        "accepted",
                        accepted,
                        "unchanged",
                        unchanged,
                        "rejected",
                        rejected));
    }
}
