package no.dugnad.reporting.headstart;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;

/** Sentences in all languages, with what they are about in each. */
final class Phrases {
    private Phrases() {}

    /** @param arguments by the language that the sentence is in */
    static Text say(String key, Function<String, Map<String, ?>> arguments) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Messages.LANGUAGES)
            texts.put(language, Messages.text(language, key, arguments.apply(language)));
        return new Text(texts);
    }

    static Text say(String key) {
        return say(key, language -> Map.of());
    }

    static String word(String language, String key) {
        return Messages.text(language, key, Map.of());
    }

    /** As people write it: with a space or comma between thousands, and at most four decimals. */
    static String number(String language, BigDecimal number) {
        var format = NumberFormat.getInstance(language.equals("en") ? Locale.ENGLISH : Locale.of("nb", "NO"));
        format.setMaximumFractionDigits(4);
        return format.format(number);
    }
}
