package no.dugnad.platform.http;

import java.util.Locale;
import java.util.Map;
import no.dugnad.platform.text.Messages;
import org.jspecify.annotations.Nullable;

/** Which of nb, nn and en a caller reads, by {@code Accept-Language}. */
public final class Language {

    private Language() {}

    /** The best of nb, nn and en for this header; en when it is missing, unreadable or asks for none of them. {@code no} is nb. */
    public static String of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) return "en";
        try {
            for (var range : Locale.LanguageRange.parse(acceptLanguage)) {
                if (range.getWeight() == 0) continue;
                var wanted = range.getRange().split("-")[0];
                if (wanted.equals("no")) return "nb";
                if (wanted.equals("*")) return "en";
                if (Messages.LANGUAGES.contains(wanted)) return wanted;
            }
        } catch (IllegalArgumentException e) {
            return "en";
        }
        return "en";
    }

    static String text(String language, String key, Map<String, ?> arguments) {
        return Messages.text(language, key, arguments);
    }
}
