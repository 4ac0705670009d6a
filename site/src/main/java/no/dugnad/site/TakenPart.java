package no.dugnad.site;

import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import no.dugnad.site.ParticipationAnswers.Participation;
import no.dugnad.site.ParticipationAnswers.Participations;
import org.jspecify.annotations.Nullable;

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
            @Nullable String awarded,
            @Nullable String earlier,
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
            Participations page,
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
                page.items().stream().anyMatch(Participation::demo));
    }

    private static Row row(
            String number, Participation told, Map<String, Text> names, Map<String, String> called, Wording wording) {
        var then = told.party().number();
        return new Row(
                told.year(),
                told.instrumentId(),
                Uptake.name(told.instrumentId(), names, wording),
                told.project(),
                wording.word("value-role", told.role()),
                wording.word("status", told.status()),
                told.awardedNok() == null ? null : wording.page().number(told.awardedNok()),
                then.equals(number) ? null : called.getOrDefault(then, "") + " (" + then + ")",
                told.divided(),
                told.demo());
    }

    private static String sentence(String name, Participations page, Wording wording) {
        var items = page.items();
        if (items.isEmpty()) return wording.say("taken-part-none", Map.of("name", name));
        var granted = items.stream().filter(Participation::granted).count();
        return wording.say(
                items.size() < page.total() ? "taken-part-latest" : "taken-part",
                Map.of(
                        "name", name,
                        "all", page.total(),
                        "shown", items.size(),
                        "granted", granted,
                        "instruments",
                                items.stream()
                                        .map(Participation::instrumentId)
                                        .distinct()
                                        .count(),
                        "first",
                                items.stream()
                                        .mapToInt(Participation::year)
                                        .min()
                                        .orElseThrow()));
    }
}
