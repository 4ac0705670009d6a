package no.dugnad.reporting.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Words;

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

    ImportView view(String language) {
        var ended = finishedAt != null;
        var run = ended ? null : ImportRun.<ImportRun>findById(id);
        var begun = run != null && run.begun();
        return new ImportView(
                id,
                begun ? ImportStatus.RUNNING : Words.parse(ImportStatus.class, status),
                Words.parse(ImportMode.class, mode),
                demo,
                rows,
                accepted,
                rejected,
                unchanged,
                ended ? 1 : begun ? run.progress() : 0,
                ImportError.first(SHOWN, id).stream()
                        .map(error -> error.view(language))
                        .toList(),
                errors,
                createdAt,
                finishedAt);
    }
}
