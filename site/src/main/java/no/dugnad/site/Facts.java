package no.dugnad.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.site.CatalogueAnswers.CriterionMatch;
import no.dugnad.site.CatalogueAnswers.FactChange;
import no.dugnad.site.CatalogueAnswers.Match;
import org.jspecify.annotations.Nullable;

/**
 * The facts that criteria rest on, in words.
 *
 * @param called what the municipalities and partnerships in lists are called, by number and id
 */
record Facts(Wording wording, Map<String, String> called) {
    /** The most of a list that is written out. */
    private static final int MOST = 5;

    /** A criterion of a call, as it stands with one municipality. */
    record Condition(
            String text,
            String verdict,
            String verdictText,
            String weight,
            String values,
            @Nullable String change) {}

    /** All numbers and ids that the criteria have in lists. */
    static List<String> listed(Collection<Match> matches) {
        return matches.stream()
                .flatMap(match -> match.criteria().stream())
                .flatMap(criterion -> Stream.concat(
                        criterion.values().values().stream(),
                        criterion.whatWouldChange().stream().map(FactChange::to)))
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    Condition condition(CriterionMatch criterion) {
        return new Condition(
                wording.in(criterion.text()),
                criterion.verdict(),
                wording.word("criterion-verdict", criterion.verdict()),
                wording.word("criterion-weight", criterion.weight()),
                wording.list(criterion.values().entrySet().stream()
                        .map(fact -> fact(fact.getKey(), fact.getValue(), criterion.valuesAt()))
                        .toList()),
                change(criterion));
    }

    private String fact(String variable, @Nullable Object value, @Nullable Map<String, LocalDate> since) {
        var fact = wording.say("fact", Map.of("name", wording.word("fact-name", variable), "value", value(value)));
        var day = since == null ? null : since.get(variable);
        return day == null ? fact : wording.say("fact-on", Map.of("fact", fact, "day", wording.day(day)));
    }

    /** Null when nothing would change it. */
    private @Nullable String change(CriterionMatch criterion) {
        if (criterion.whatWouldChange().isEmpty()) return null;
        var changes = wording.list(criterion.whatWouldChange().stream()
                .map(change -> fact(change.variable(), change.to(), null))
                .toList());
        var own = criterion.whatWouldChange().stream()
                .allMatch(change -> change.variable().startsWith("municipality.profile"));
        var key = criterion.verdict().equals("met")
                ? "would-not-be-met"
                : own && criterion.verdict().equals("unknown") ? "would-be-met-when-stated" : "would-be-met";
        return wording.say(key, Map.of("changes", changes));
    }

    private String value(@Nullable Object value) {
        return switch (value) {
            case null -> wording.say("not-known");
            case Boolean truth -> wording.say(truth ? "yes" : "no");
            case BigDecimal number -> wording.number(number);
            case Number number -> wording.number(BigDecimal.valueOf(number.longValue()));
            case List<?> list -> names(list);
            default -> wording.word("fact-value", value.toString());
        };
    }

    private String names(List<?> list) {
        if (list.isEmpty()) return wording.say("nobody");
        var names = list.stream()
                .map(String::valueOf)
                .map(id -> called.getOrDefault(id, id))
                .toList();
        return names.size() <= MOST
                ? wording.list(names)
                : wording.say(
                        "and-more",
                        Map.of("names", String.join(", ", names.subList(0, MOST)), "more", names.size() - MOST));
    }
}
