package no.dugnad.instruments.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import javax.sql.DataSource;
import no.dugnad.platform.testing.WatchedTables;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotsTest {
    private final DataSource database;
    private final ObjectMapper json;
    private final CompiledCriteria compiled;

    SnapshotsTest(DataSource database, ObjectMapper json, CompiledCriteria compiled) {
        this.database = database;
        this.json = json;
        this.compiled = compiled;
    }

    @Test
    void everyTableThatMatchingReadsMovesItsRevision() {
        assertEquals(Set.of(), WatchedTables.unwatched(database, of -> new Snapshots(of, json, compiled).current()));
    }
}
