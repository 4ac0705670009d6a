package no.dugnad.municipalities.klass;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What {@code presentationNamePattern} makes of a code: {@code {code} - {uppercase(name)}}. What is not known in it stands as it is. */
final class PresentationName {
    private static final Pattern FIELD = Pattern.compile(
            "\\{(?:(lowercase|uppercase|capitalize)\\((code|name|shortname)\\)|(code|name|shortname))}");
    private static final Map<String, UnaryOperator<String>> FORMS = Map.of(
            "lowercase",
            text -> text.toLowerCase(Locale.ROOT),
            "uppercase",
            text -> text.toUpperCase(Locale.ROOT),
            "capitalize",
            text -> text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));

    private PresentationName() {}

    /** Empty without a pattern. */
    static String of(String pattern, Klass.Code code) {
        if (pattern == null || pattern.isEmpty()) return "";
        return FIELD.matcher(pattern).replaceAll(found -> {
            var field = found.group(2) == null ? found.group(3) : found.group(2);
            var value = switch (field) {
                case "code" -> code.code();
                case "name" -> code.name();
                // there are none
                default -> "";
            };
            var form = found.group(1);
            return java.util.regex.Matcher.quoteReplacement(
                    form == null
                            ? value
                            : Objects.requireNonNull(FORMS.get(form)).apply(value));
        });
    }
}
