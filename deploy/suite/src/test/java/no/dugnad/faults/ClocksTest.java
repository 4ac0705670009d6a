package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClocksTest {

    @TempDir
    Path folder;

    @Test
    void theLastProcessOfEachServiceHasOneOfItsOwn() throws Exception {
        var found = Clocks.at(folder, 2);
        assumeTrue(found.isPresent(), "no libfaketime here");
        var clocks = found.get();
        var second = new Replica(Service.REPORTING, 2);

        assertTrue(clocks.has(second));
        assertFalse(clocks.has(new Replica(Service.REPORTING, 1)));
        assertTrue(clocks.environment(new Replica(Service.REPORTING, 1)).isEmpty());
        clocks.step(second, Duration.ofHours(-1));
        assertEquals(
                "-3600",
                Files.readString(Path.of(clocks.environment(second).get("FAKETIME_TIMESTAMP_FILE")))
                        .strip());
        clocks.close();
    }
}
