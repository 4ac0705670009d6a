package no.dugnad.platform.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Text for people as a language map: any of nb, nn, en and se, with nb or nn at least. */
@Schema(
        type = SchemaType.OBJECT,
        description = "Text by language: any of nb, nn, en and se, with nb or nn at least.",
        additionalProperties = String.class,
        examples = "{\"nb\":\"Klimasats\",\"nn\":\"Klimasats\",\"en\":\"Climate grants\"}")
public record Text(@JsonValue Map<String, String> values) {
    private static final List<String> LANGUAGES = List.of("nb", "nn", "en", "se");
    private static final int LONGEST = 20_000;

    /** @throws BrokenRule when a language is not known, a text is blank or too long, or both nb and nn are missing */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Text(Map<String, String> values) {
        var kept = new TreeMap<String, String>((a, b) -> Integer.compare(order(a), order(b)));
        for (var entry : values.entrySet()) {
            if (!LANGUAGES.contains(entry.getKey()))
                throw new BrokenRule("unknown-language", Map.of("language", entry.getKey()));
            if (entry.getValue() == null || entry.getValue().isBlank())
                throw new BrokenRule("blank-text", Map.of("language", entry.getKey()));
            if (entry.getValue().length() > LONGEST) throw new BrokenRule("text-too-long", Map.of("max", LONGEST));
            if (entry.getValue().indexOf('\0') >= 0) throw new BrokenRule("control-character", Map.of());
            kept.put(entry.getKey(), entry.getValue());
        }
        if (!kept.containsKey("nb") && !kept.containsKey("nn")) throw new BrokenRule("norwegian-missing", Map.of());
        this.values = java.util.Collections.unmodifiableMap(kept);
    }

    public static Text nb(String text) {
        return new Text(Map.of("nb", text));
    }

    public static Text of(String nb, String nn, String en) {
        return new Text(Map.of("nb", nb, "nn", nn, "en", en));
    }

    /** In this language, else in the nearest: nn and nb stand in for each other and for all others. */
    public String in(String language) {
        if (values.containsKey(language)) return values.get(language);
        var other = language.equals("nn") ? List.of("nn", "nb") : List.of("nb", "nn");
        return other.stream()
                .filter(values::containsKey)
                .map(values::get)
                .findFirst()
                .orElseThrow();
    }

    private static int order(String language) {
        var at = LANGUAGES.indexOf(language);
        return at < 0 ? LANGUAGES.size() + language.hashCode() % 1000 : at;
    }
}
