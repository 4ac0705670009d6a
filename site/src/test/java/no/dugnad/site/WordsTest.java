package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.dugnad.platform.text.Messages;
import org.junit.jupiter.api.Test;

/** Every word that a template says is in the message files. */
class WordsTest {
    private static final Pattern SAID = Pattern.compile("say\\('([^']+)'");

    @Test
    void everyWordOfTheTemplatesIsWritten() throws IOException {
        var said = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var found = SAID.matcher(Files.readString(file));
                while (found.find()) said.add(found.group(1));
            }
        }

        assertFalse(said.isEmpty());
        assertEquals(
                List.of(),
                said.stream()
                        .filter(key -> Messages.LANGUAGES.stream().anyMatch(language -> !Messages.has(language, key)))
                        .toList());
    }
}
