package no.dugnad.reporting.edition;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.image.DatabaseEdition;

/** Participations stand until one of them is written, the boundaries move on which they are read, or the day is over. Statistics have an edition of their own. */
@Singleton
class ParticipationEdition extends DatabaseEdition {
    ParticipationEdition(DataSource database, Clock clock) {
        super(database, clock, List.of("public.participation", "read_model.places"));
    }
}
