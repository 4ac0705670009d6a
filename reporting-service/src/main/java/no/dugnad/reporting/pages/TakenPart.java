package no.dugnad.reporting.pages;

import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.participation.ParticipationPage;
import no.dugnad.reporting.participation.ParticipationPage.Item;
import no.dugnad.reporting.participation.ParticipationStatus;

/**
 * What a municipality has taken part in, under its number and all that it comes from.
 *
 * @param sentence the finding
 * @param shown the latest
 * @param left those that are not shown; the API has all
 * @param demo some of them are invented for demonstration
 */
record TakenPart(String sentence, List<Row> shown, long left, boolean demo) {
    /** The most that are shown. */
    private static final int MOST = 50;

    /**
     * @param earlier what the municipality was then, where that was another number
     * @param divided the earlier one has been divided between several
     */
    record Row(
            int year,
            String instrumentId,
            String instrument,
            String project,
            String role,
            String status,
            String awarded,
            String earlier,
            boolean divided,
            boolean demo) {}

    /**
     * @param page the latest first; all of them, unless there are more than a page can have
     * @param names of instruments by id
     * @param called of municipalities by number
     */
    static TakenPart of(
            String number,
            String name,
            ParticipationPage page,
            Map<String, Text> names,
            Map<String, String> called,
            Wording wording) {
        var rows = page.items().stream()
                .limit(MOST)
                .map(item -> row(number, item, names, called, wording))
                .toList();
        return new TakenPart(
                sentence(name, page, wording),
                rows,
                page.total() - rows.size(),
                page.items().stream().anyMatch(item -> item.participation().demo()));
    }

    private static Row row(
            String number, Item item, Map<String, Text> names, Map<String, String> called, Wording wording) {
        var told = item.participation();
        var then = told.party().number();
        return new Row(
                told.year(),
                told.instrumentId(),
                Uptake.name(told.instrumentId(), names, wording),
                told.project(),
                wording.word("value-role", Words.word(told.role())),
                wording.word("status", Words.word(told.status())),
                told.awardedNok() == null ? null : wording.page().number(told.awardedNok()),
                then.equals(number) ? null : called.getOrDefault(then, "") + " (" + then + ")",
                divided(item),
                told.demo());
    }

    private static boolean divided(Item item) {
        return item.translated() != null && item.translated().divided();
    }

    private static String sentence(String name, ParticipationPage page, Wording wording) {
        var items = page.items();
        if (items.isEmpty()) return wording.say("taken-part-none", Map.of("name", name));
        var granted = items.stream()
                .filter(item -> item.participation().status() == ParticipationStatus.AWARDED
                        || item.participation().status() == ParticipationStatus.COMPLETED)
                .count();
        return wording.say(
                items.size() < page.total() ? "taken-part-latest" : "taken-part",
                Map.of(
                        "name", name,
                        "all", page.total(),
                        "shown", items.size(),
                        "granted", granted,
                        "instruments",
                                items.stream()
                                        .map(item -> item.participation().instrumentId())
                                        .distinct()
                                        .count(),
                        "first",
                                items.stream()
                                        .mapToInt(item -> item.participation().year())
                                        .min()
                                        .orElseThrow()));
    }
}
