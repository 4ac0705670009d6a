package no.dugnad.platform.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * What people read, in nb, nn and en: the files {@code messages/{nb,nn,en}.properties} of the platform and of the service, merged. A key is a
 * problem's code; {@code {name}} in a text is replaced by the argument of that name.
 */
public final class Messages {
    public static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private static final Map<String, Map<String, String>> TEXTS = load();

    private Messages() {}

    /** The text of a key, or the key itself when no file has it (a test of each service sees to it that all have). */
    public static String text(String language, String key, Map<String, ?> arguments) {
        var text = Objects.requireNonNull(TEXTS.getOrDefault(language, TEXTS.get("en")))
                .getOrDefault(key, key);
        for (var argument : arguments.entrySet())
            text = text.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        return text;
    }

    public static boolean has(String language, String key) {
        return Objects.requireNonNull(TEXTS.get(language)).containsKey(key);
    }

    /** All that has a text in the language. */
    public static Set<String> keys(String language) {
        return Objects.requireNonNull(TEXTS.get(language)).keySet();
    }

    private static Map<String, Map<String, String>> load() {
        var all = new HashMap<String, Map<String, String>>();
        for (var language : LANGUAGES) {
            var texts = new HashMap<String, String>();
            try {
                var files = Thread.currentThread()
                        .getContextClassLoader()
                        .getResources("messages/" + language + ".properties");
                while (files.hasMoreElements()) {
                    var properties = new Properties();
                    try (var in = new InputStreamReader(files.nextElement().openStream(), StandardCharsets.UTF_8)) {
                        properties.load(in);
                    }
                    properties.forEach((k, v) -> texts.put((String) k, (String) v));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(language, Map.copyOf(texts));
        }
        return Map.copyOf(all);
    }
}
