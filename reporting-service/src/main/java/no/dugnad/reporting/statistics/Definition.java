package no.dugnad.reporting.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;

/** What was counted, said in words with the actual parameters, in nb, nn and en. */
final class Definition {
    private Definition() {}

    static Text of(Question question, GroupingName grouping, Map<String, Text> instruments, boolean compared) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Messages.LANGUAGES)
            texts.put(language, in(language, question, grouping, instruments, compared));
        return new Text(texts);
    }

    private static String in(
            String language,
            Question question,
            GroupingName grouping,
            Map<String, Text> instruments,
            boolean compared) {
        var sentences = new StringBuilder(say(
                language,
                "definition-participation",
                Map.of(
                        "grouping", name(language, grouping.name()),
                        "instruments",
                                instruments.isEmpty()
                                        ? say(language, "definition-all-instruments", Map.of())
                                        : either(
                                                language,
                                                instruments.values().stream()
                                                        .map(text -> name(language, text))
                                                        .toList()),
                        "years", years(language, question),
                        "statuses",
                                either(
                                        language,
                                        question.statuses().stream()
                                                .map(status -> term(language, "status", status))
                                                .toList()),
                        "roles",
                                question.roles().isEmpty()
                                        ? say(language, "definition-all-roles", Map.of())
                                        : either(
                                                language,
                                                question.roles().stream()
                                                        .map(role -> term(language, "role", role))
                                                        .toList()))));
        if (!question.splits().isEmpty())
            sentences
                    .append(' ')
                    .append(say(
                            language,
                            "definition-split",
                            Map.of(
                                    "splits",
                                    question.splits().stream()
                                            .map(split -> term(language, "split", split))
                                            .collect(Collectors.joining(", ")))));
        sentences.append(' ').append(say(language, "definition-boundaries", Map.of("date", question.boundaries())));
        sentences.append(' ').append(say(language, "definition-assign-" + Words.word(question.assign()), Map.of()));
        sentences.append(' ').append(say(language, "definition-interval", Map.of()));
        if (compared) sentences.append(' ').append(say(language, "definition-comparison", Map.of()));
        return sentences
                .append(' ')
                .append(say(language, "definition-demo-" + Words.word(question.demo()), Map.of()))
                .toString();
    }

    private static String years(String language, Question question) {
        if (question.from() == null && question.to() == null) return say(language, "definition-all-years", Map.of());
        if (question.from() == null) return say(language, "definition-years-to", Map.of("to", question.to()));
        if (question.to() == null) return say(language, "definition-years-from", Map.of("from", question.from()));
        return say(language, "definition-years", Map.of("from", question.from(), "to", question.to()));
    }

    private static String either(String language, List<String> words) {
        if (words.size() == 1) return words.getFirst();
        return String.join(", ", words.subList(0, words.size() - 1)) + " " + say(language, "definition-or", Map.of())
                + " " + words.getLast();
    }

    private static String name(String language, Text text) {
        for (var candidate : List.of(language, "nb", "nn", "en"))
            if (text.values().containsKey(candidate)) return text.values().get(candidate);
        return text.values().values().iterator().next();
    }

    private static String term(String language, String kind, Enum<?> word) {
        return say(language, kind + "-" + Words.word(word), Map.of());
    }

    private static String say(String language, String key, Map<String, ?> arguments) {
        return Messages.text(language, key, arguments);
    }
}
