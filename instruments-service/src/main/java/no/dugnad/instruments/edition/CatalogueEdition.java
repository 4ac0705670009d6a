package no.dugnad.instruments.edition;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.image.DatabaseEdition;

/** An answer of the catalogue stands until the catalogue or what the others have told moves, a call opens or closes, or the day is over. */
@Singleton
class CatalogueEdition extends DatabaseEdition {
    /**
     * A call's own moments may be finer than the microseconds of its columns, which matching does not look at; by the clock, in milliseconds, they then come
     * with the columns' or with the next.
     */
    private static final String TURNS = """
            select turn + part
            from call
            cross join lateral (values (opens_at), (closes_at)) at (turn)
            cross join (values (interval '0 ms'), (interval '1 ms')) of (part)
            where turn is not null
            """;

    CatalogueEdition(DataSource database, Clock clock) {
        super(database, clock, List.of("public.catalogue", "read_model.told"), TURNS);
    }
}
