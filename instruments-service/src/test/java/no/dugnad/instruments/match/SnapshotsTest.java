package no.dugnad.instruments.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import javax.sql.DataSource;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.platform.testing.WatchedTables;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotsTest {
    private final DataSource database;
    private final ObjectMapper json;
    private final CriteriaLanguage language;

    SnapshotsTest(DataSource database, ObjectMapper json, CriteriaLanguage language) {
        this.database = database;
        this.json = json;
        this.language = language;
    }

    @Test
    void everyTableThatMatchingReadsMovesItsRevision() {
        assertEquals(Set.of(), WatchedTables.unwatched(database, of -> new Snapshots(of, json, language).current()));
    }
}
