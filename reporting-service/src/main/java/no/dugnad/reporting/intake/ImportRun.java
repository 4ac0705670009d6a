package no.dugnad.reporting.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How an import goes while it is worked on; written by {@link ImportJob} beside its own transaction. */
@Entity
@Table(name = "participation_import_run")
class ImportRun extends PanacheEntityBase {
    @Id
    @Column(name = "import_id")
    private UUID importId;

    private int attempts;
    private float progress;

    protected ImportRun() {}

    boolean begun() {
        return attempts > 0;
    }

    double progress() {
        return Math.round(progress * 1000) / 1000.0;
    }
}
