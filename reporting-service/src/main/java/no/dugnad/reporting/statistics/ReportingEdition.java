package no.dugnad.reporting.statistics;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.image.DatabaseEdition;

/**
 * Statistics and lists of participations stand until something moves that they are made of, or the day is over: the image's parts, the other tables that are
 * read, and the journal, whose newest event an answer tells.
 */
@Singleton
class ReportingEdition extends DatabaseEdition {
    ReportingEdition(DataSource database, Clock clock) {
        super(
                database,
                clock,
                List.of(
                        "public.participation",
                        "public.statistics",
                        "read_model.places",
                        "read_model.cube",
                        "read_model.statistics",
                        "(" + Topic.REPORT.newest() + ")"));
    }
}
