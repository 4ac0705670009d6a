package no.dugnad.partnerships.edition;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.image.DatabaseEdition;

/** An answer stands until anything that this service owns or has been told moves, or the day is over. */
@Singleton
class PartnershipsEdition extends DatabaseEdition {
    PartnershipsEdition(DataSource database, Clock clock) {
        super(database, clock, List.of("public.partnerships", "read_model.told"));
    }
}
