package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.dugnad.platform.text.Messages;
import org.junit.jupiter.api.Test;

/** Whatever the code of the pages says is in the message files: a key that is in none would be shown as it is. */
class WordsOfPagesTest {
    private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([A-Za-z0-9.-]+)\"\\s*[,)]");

    @Test
    void everyKeyIsThereInAllLanguages() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/no/dugnad/site"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var matcher = SAID.matcher(Files.readString(file));
                while (matcher.find()) keys.add(matcher.group(1));
            }
        }
        var missing = new TreeSet<String>();
        for (var language : Messages.LANGUAGES)
            for (var key : keys) if (!Messages.has(language, key)) missing.add(language + " " + key);

        assertFalse(keys.isEmpty());
        assertEquals(new TreeSet<String>(), missing);
    }
}
