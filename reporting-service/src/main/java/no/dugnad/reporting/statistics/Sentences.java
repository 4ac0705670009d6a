package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Dates;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;

/** What was counted, said in words with the actual parameters, in nb, nn and en. */
final class Sentences {
    /** A word or phrase, by language. */
    interface Phrase extends Function<String, String> {}

    private final Frame frame;
    private final Question question;
    private final List<Phrase> sentences = new ArrayList<>();

    Sentences(Frame frame) {
        this.frame = frame;
        this.question = frame.question();
    }

    Text text() {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Messages.LANGUAGES)
            texts.put(
                    language,
                    sentences.stream()
                            .map(sentence -> sentence.apply(language))
                            .filter(sentence -> !sentence.isEmpty())
                            .collect(Collectors.joining(" ")));
        return new Text(texts);
    }

    /** The text of a key; an argument that is a {@link Phrase} or a date is said in the language, all else as it is. */
    Sentences say(String key, Map<String, ?> arguments) {
        sentences.add(language -> {
            var said = new LinkedHashMap<String, Object>();
            arguments.forEach((name, value) -> said.put(
                    name,
                    switch (value) {
                        case Phrase phrase -> phrase.apply(language);
                        case LocalDate date -> Dates.written(date, language);
                        default -> value;
                    }));
            return Messages.text(language, key, said);
        });
        return this;
    }

    Sentences say(String key) {
        return say(key, Map.of());
    }

    Sentences sayIf(boolean said, String key) {
        return said ? say(key) : this;
    }

    /** Which participations, and on which boundaries. */
    Sentences counted() {
        return say(
                "definition-counted",
                Map.of("instruments", instruments(), "years", years(), "statuses", statuses(), "roles", roles()));
    }

    /** Which groups, how they are divided, and what becomes of what lies on other boundaries. */
    Sentences places() {
        if (frame.grouping() == null) say("definition-no-grouping");
        else say("definition-grouping", Map.of("grouping", grouping()));
        return split().say(
                        question.participations() ? "definition-boundaries" : "definition-boundaries-of-all",
                        Map.of("date", question.boundaries()));
    }

    Sentences assigned() {
        return say((question.participations() ? "definition-assign-" : "definition-told-")
                + Words.word(question.assign()));
    }

    /** As {@link #assigned}, for what is added up. */
    Sentences assignedSums() {
        return assigned().sayIf(question.assign() == Assign.ALL, "definition-sums-by-weight");
    }

    /** The denominator of most: the municipalities of the groups. */
    static Text municipalities(Frame frame) {
        return new Sentences(frame)
                .say(
                        "denominator-municipalities",
                        Map.of(
                                "n",
                                frame.members().size(),
                                "date",
                                frame.question().boundaries()))
                .text();
    }

    Sentences split() {
        if (question.splits().isEmpty()) return this;
        return say("definition-split", Map.of("splits", (Phrase) language -> question.splits().stream()
                .map(split -> term(language, "split", split))
                .collect(Collectors.joining(", "))));
    }

    Sentences demo() {
        return say("definition-demo-" + Words.word(question.demo()));
    }

    Phrase grouping() {
        return language ->
                frame.grouping() == null ? "" : frame.grouping().name().in(language);
    }

    /** The frame has refused those that are not known. */
    Phrase instruments() {
        return language -> question.instruments().isEmpty()
                ? say(language, "definition-all-instruments")
                : either(
                        language,
                        question.instruments().stream()
                                .map(id -> Objects.requireNonNull(
                                                frame.instruments().get(id))
                                        .in(language))
                                .toList());
    }

    Phrase statuses() {
        return language -> either(
                language,
                question.statuses().stream()
                        .map(status -> term(language, "status", status))
                        .toList());
    }

    Phrase roles() {
        return language -> question.roles().isEmpty()
                ? say(language, "definition-all-roles")
                : either(
                        language,
                        question.roles().stream()
                                .map(role -> term(language, "role", role))
                                .toList());
    }

    Phrase years() {
        return language -> {
            if (question.from() == null && question.to() == null) return say(language, "definition-all-years");
            if (question.from() == null)
                return Messages.text(language, "definition-years-to", Map.of("to", question.to()));
            if (question.to() == null)
                return Messages.text(language, "definition-years-from", Map.of("from", question.from()));
            return Messages.text(language, "definition-years", Map.of("from", question.from(), "to", question.to()));
        };
    }

    static Phrase phrase(String key) {
        return language -> say(language, key);
    }

    static Phrase either(List<Text> names) {
        return language ->
                either(language, names.stream().map(name -> name.in(language)).toList());
    }

    private static String either(String language, List<String> words) {
        if (words.size() == 1) return words.getFirst();
        return String.join(", ", words.subList(0, words.size() - 1)) + " " + say(language, "definition-or") + " "
                + words.getLast();
    }

    private static String term(String language, String kind, Enum<?> word) {
        return say(language, kind + "-" + Words.word(word));
    }

    private static String say(String language, String key) {
        return Messages.text(language, key, Map.of());
    }
}
