package no.dugnad.site.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.RawString;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.dugnad.site.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * What the fragment {@code tags/figure.html} shows. A part that a figure does not have is null or empty.
 *
 * @param id of its place in the page
 * @param demo something that is invented for demonstration was counted
 * @param drawing as the API draws it
 * @param tables as the API gives them
 * @param definition what was counted, in a sentence
 * @param method how, in further sentences
 * @param source who has told of it, and what had been taken in
 * @param call the address at which the API answers the same question
 * @param permalink where this very answer can be read again
 */
public record Figure(
        String id,
        String heading,
        boolean demo,
        @Nullable RawString drawing,
        @Nullable RawString tables,
        String definition,
        @Nullable String method,
        @Nullable String denominator,
        @Nullable String caution,
        String source,
        String call,
        @Nullable String permalink,
        List<Download> downloads) {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) (?=\\p{Lu})");
    private static final int A_TITLE = 40;

    public record Download(String name, String address) {}

    /** A statistic's answer. */
    public static Figure of(Page page, String id, String heading, Told told) {
        var answer = told.answer();
        var permalink = answer.path("permalink").asText();
        var definition = page.in(answer.path("definition"));
        var first = firstSentence(definition);
        return new Figure(
                id,
                heading,
                answer.path("demo").asBoolean(),
                Inlined.drawing(id, heading, told.svg()),
                Inlined.tables(id, heading, told.tables()),
                definition.substring(0, first),
                definition.substring(first).strip(),
                text(page, answer, "denominator"),
                text(page, answer, "caution"),
                page.say("figure-source-of-statistics") + " " + asOf(page, answer),
                told.call(),
                permalink,
                downloads(page, permalink + "?"));
    }

    /**
     * What a service has counted that the page shows in its own way: all that belongs to a figure but the figures.
     *
     * @param call the address at which it answers, in each format
     * @param empty there is nothing in it to have
     */
    public static Figure about(
            Page page, String id, String heading, String definition, String source, String call, boolean empty) {
        return new Figure(
                id,
                heading,
                false,
                null,
                null,
                definition,
                null,
                null,
                null,
                source,
                call,
                null,
                empty ? List.of() : downloads(page, call + (call.contains("?") ? "&" : "?")));
    }

    private static List<Download> downloads(Page page, String address) {
        var formats = address + "outputFormat=";
        var language = "&lang=" + page.language();
        return List.of(
                new Download("CSV", formats + "csv" + language),
                new Download(page.say("figure-csv-norwegian"), formats + "csv&csv=norwegian" + language),
                new Download("XLSX", formats + "xlsx" + language),
                new Download("JSON-stat", formats + "json-stat2" + language),
                new Download("SVG", formats + "svg" + language),
                new Download("JSON", formats + "json"));
    }

    private static String asOf(Page page, JsonNode answer) {
        var events = answer.path("asOf").path("positions").properties().stream()
                .map(position -> page.say(
                        "figure-event",
                        "topic",
                        position.getKey().replace("dugnad.", ""),
                        "number",
                        page.number(position.getValue().asLong())))
                .collect(Collectors.joining(", "));
        var boundaries =
                LocalDate.parse(answer.path("parameters").path("boundaries").asText());
        return page.say("figure-as-of", "date", page.date(boundaries), "events", events);
    }

    /** Where the first sentence ends; one that is little more than a title takes the next with it. */
    private static int firstSentence(String text) {
        var end = SENTENCE_END.matcher(text);
        while (end.find()) if (end.start() >= A_TITLE) return end.start();
        return text.length();
    }

    private static @Nullable String text(Page page, JsonNode answer, String member) {
        return answer.path(member).isObject() ? page.in(answer.path(member)) : null;
    }
}
