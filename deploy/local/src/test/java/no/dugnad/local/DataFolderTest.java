package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void isHeldByOneLauncherAtATime() throws IOException {
        try (DataFolder held = DataFolder.open(folder)) {
            Trouble trouble = assertThrows(Trouble.class, () -> DataFolder.open(held.path()));
            assertTrue(trouble.getMessage().startsWith("Dugnad already runs on " + folder), trouble.getMessage());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void remembersWhatIsDoneOnceUntilItIsWipedAndLeavesOthersThingsAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "not ours");
        try (DataFolder data = DataFolder.open(folder)) {
            Files.createDirectories(data.resolve("postgres/base"));
            Files.writeString(data.resolve("postgres/base/1"), "rows");
            data.markDone("reference-data");
            assertTrue(data.done("reference-data"));

            data.wipe();

            assertFalse(data.done("reference-data"));
            assertFalse(Files.exists(data.resolve("postgres")));
            assertTrue(Files.isDirectory(data.logs()));
            assertTrue(Files.exists(folder.resolve("thesis.txt")));
        }
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        try (DataFolder data = DataFolder.open(folder)) {
            Files.writeString(data.freshLog("kafka"), "yesterday");

            Path log = data.freshLog("kafka");

            assertFalse(Files.exists(log));
            assertEquals("yesterday", Files.readString(data.logs().resolve("kafka.log.1")));
        }
    }
}
