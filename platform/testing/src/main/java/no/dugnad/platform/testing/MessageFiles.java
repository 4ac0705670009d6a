package no.dugnad.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.dugnad.platform.text.Messages;
import org.junit.jupiter.api.Test;

/** Every text a reader may see exists in nb, nn and en, with the same arguments. Extend it in each module that has message files. */
public abstract class MessageFiles {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[a-zA-Z]+}");

    private final Path module;

    protected MessageFiles() {
        this(Path.of(""));
    }

    protected MessageFiles(Path module) {
        this.module = module;
    }

    @Test
    void everyTextIsThereInAllLanguagesWithTheSameArguments() throws IOException {
        var reference = read("en");
        for (var language : Messages.LANGUAGES) {
            var texts = read(language);
            assertEquals(
                    new TreeSet<>(reference.keySet()),
                    new TreeSet<>(texts.keySet()),
                    "keys of " + language + ".properties");
            for (var key : reference.stringPropertyNames())
                assertEquals(
                        arguments(reference.getProperty(key)),
                        arguments(texts.getProperty(key)),
                        key + " in " + language);
        }
    }

    /** Found in the byte code of the module and of the platform, so that nobody keeps a list: see {@link ToldCodes}. */
    @Test
    void everyCodeThatCanBeToldHasItsTexts() throws IOException {
        var told = ToldCodes.in(ClassFiles.ofTheHouse());

        assertFalse(told.isEmpty());
        // put together with a word that nobody here gives: the platform's part of what a service tells whole
        told.keySet().removeIf(code -> code.contains(".+"));
        var lacking = new TreeMap<String, TreeSet<String>>();
        told.forEach((code, tellers) -> {
            for (var language : Messages.LANGUAGES)
                if (Messages.keys(language).stream().noneMatch(key -> key.matches(code)))
                    lacking.put(language + ": " + code, tellers);
        });
        assertEquals(Map.of(), lacking, "codes without a text");
    }

    private static TreeSet<String> arguments(String text) {
        var found = new TreeSet<String>();
        var matcher = ARGUMENT.matcher(text);
        while (matcher.find()) found.add(matcher.group());
        return found;
    }

    private Properties read(String language) throws IOException {
        var properties = new Properties();
        try (var in =
                Files.newBufferedReader(module.resolve("src/main/resources/messages/" + language + ".properties"))) {
            properties.load(in);
        }
        return properties;
    }
}
