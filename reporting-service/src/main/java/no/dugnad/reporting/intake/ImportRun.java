package no.dugnad.reporting.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import no.dugnad.platform.http.Words;

/** How an import goes while it is worked on; written by {@link ImportJob} beside its own transaction. */
@Entity
@Table(name = "participation_import_run")
class ImportRun extends PanacheEntityBase {
    /** What is done with the rows one after the other, and from which part of the whole it goes to which. */
    enum Step {
        RECEIVED(0, 0),
        CHECKING(0, 0.2),
        COMPARING(0.2, 0.3),
        WRITING(0.3, 0.95),
        COUNTING(0.95, 1);

        private final double from;
        private final double to;

        Step(double from, double to) {
            this.from = from;
            this.to = to;
        }

        double progress(double part) {
            return from + (to - from) * part;
        }
    }

    @Id
    @Column(name = "import_id")
    private UUID importId;

    private int attempts;
    private float progress;
    private String step;
    private long done;

    protected ImportRun() {}

    boolean begun() {
        return attempts > 0;
    }

    Step step() {
        return Words.parse(Step.class, step);
    }

    long done() {
        return done;
    }

    double progress() {
        return Math.round(progress * 1000) / 1000.0;
    }
}
