package no.dugnad.platform.tables;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dugnad.platform.text.Dates;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Tables, and what people must know to read them.
 *
 * @param tables the rows by the names of the layout's tables
 * @param definition what was counted
 * @param source who has told of it
 * @param demo whether something in it is invented for demonstration
 * @param labels what people read for the codes in the rows, by the name of their member and the code; where they are not words of the message files
 * @param parameters what was asked
 */
public record Counted(
        @JsonAnyGetter Map<String, List<Map<String, @Nullable Object>>> tables,
        Text definition,
        Text source,
        boolean demo,
        Map<String, Map<String, Text>> labels,
        Map<String, @Nullable Object> parameters) {

    /** A row, or parameters: names and values in turn. */
    public static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return row;
    }

    /** A text of the message files, in all their languages. */
    public static Text words(String key) {
        return words(key, language -> Map.of());
    }

    /** The same, with a day in it. */
    public static Text words(String key, LocalDate day) {
        return words(key, language -> Map.of("day", day(day, language)));
    }

    /** A day as it is written in a text. */
    public static String day(LocalDate day, String language) {
        return Dates.written(day, language);
    }

    public static Text words(String key, Function<String, Map<String, ?>> arguments) {
        return new Text(Messages.LANGUAGES.stream()
                .collect(Collectors.toMap(
                        Function.identity(), language -> Messages.text(language, key, arguments.apply(language)))));
    }

    /** What people read for these words: the texts of the message files with this before the word. */
    public static Map<String, Text> labels(Collection<String> words, String prefix) {
        return words.stream()
                .distinct()
                .collect(
                        Collectors.toMap(Function.identity(), word -> words(prefix + word), (a, b) -> a, TreeMap::new));
    }
}
