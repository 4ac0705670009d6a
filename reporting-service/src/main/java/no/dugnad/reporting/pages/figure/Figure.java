package no.dugnad.reporting.pages.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Grid;
import no.dugnad.platform.tables.OutputFormat;
import no.dugnad.reporting.pages.Page;
import no.dugnad.reporting.statistics.Statistics.Told;

/**
 * What the fragment {@code tags/figure.html} shows. A part that a figure does not have is null or empty.
 *
 * @param id of its place in the page
 * @param demo something that is invented for demonstration was counted
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
        Bars bars,
        Lines lines,
        List<Sheet> sheets,
        String definition,
        String method,
        String denominator,
        String caution,
        String source,
        String call,
        String permalink,
        List<Download> downloads) {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) (?=\\p{Lu})");
    private static final int A_TITLE = 40;

    public record Download(String name, String address) {}

    /** A statistic's answer. */
    public static Figure of(Page page, String id, String heading, Told told) {
        var answer = told.answer();
        var chart = Drawn.of(page, told);
        var permalink = answer.path("permalink").asText();
        var definition = text(page, answer, "definition");
        var first = firstSentence(definition);
        return new Figure(
                id,
                heading,
                answer.path("demo").asBoolean(),
                chart.bars(),
                chart.lines(),
                sheets(page, told),
                definition.substring(0, first),
                definition.substring(first).strip(),
                text(page, answer, "denominator"),
                text(page, answer, "caution"),
                page.say("figure-source-of-statistics") + " " + asOf(page, answer),
                told.call(),
                permalink,
                downloads(page, permalink));
    }

    /** What a service has counted that the page shows in its own way: all that belongs to a figure but the figures. */
    public static Figure about(Page page, String id, String heading, Told told) {
        var answer = told.answer();
        var permalink = answer.path("permalink").asText();
        return new Figure(
                id,
                heading,
                answer.path("demo").asBoolean(),
                null,
                null,
                List.of(),
                text(page, answer, "definition"),
                null,
                null,
                null,
                text(page, answer, "source"),
                told.call(),
                permalink,
                empty(told) ? List.of() : downloads(page, permalink));
    }

    private static boolean empty(Told told) {
        return told.layout().tables().stream()
                .allMatch(table -> Grid.rows(told.answer(), table).isEmpty());
    }

    public boolean drawn() {
        return bars != null || lines != null;
    }

    private static List<Sheet> sheets(Page page, Told told) {
        return told.layout().tables().stream()
                .map(table -> Sheet.of(page, told.answer(), table))
                .filter(sheet -> !sheet.rows().isEmpty())
                .toList();
    }

    private static List<Download> downloads(Page page, String permalink) {
        var language = "&lang=" + page.language();
        return List.of(
                download("CSV", permalink, OutputFormat.CSV, language),
                download(page.say("figure-csv-norwegian"), permalink, OutputFormat.CSV, "&csv=norwegian" + language),
                download("XLSX", permalink, OutputFormat.XLSX, language),
                download("JSON-stat", permalink, OutputFormat.JSON_STAT2, language),
                download("SVG", permalink, OutputFormat.SVG, language),
                download("JSON", permalink, OutputFormat.JSON, ""));
    }

    private static Download download(String name, String permalink, OutputFormat format, String further) {
        return new Download(name, permalink + "?outputFormat=" + Words.word(format) + further);
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

    private static String text(Page page, JsonNode answer, String member) {
        return answer.path(member).isObject() ? Grid.in(answer.path(member), page.language()) : null;
    }
}
