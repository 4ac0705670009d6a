package no.dugnad.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.site.CatalogueAnswers.Match;
import no.dugnad.site.CatalogueAnswers.Matches;
import no.dugnad.site.CatalogueAnswers.Through;
import no.dugnad.site.Facts.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What the calls that are open or to come are to one municipality, in words.
 *
 * @param sentence the finding
 * @param possible those it can apply to, or could for all that is known; best first
 * @param closed those it cannot apply to
 * @param deadlines of the possible ones, the next first
 * @param demo some of the calls are invented for demonstration
 */
record Fits(String sentence, List<Fit> possible, List<Fit> closed, List<Deadline> deadlines, boolean demo) {
    private static final String ALONE = "eligible";
    private static final String TOGETHER = "eligible-through-partnership";
    private static final String UNDETERMINED = "undetermined";

    /** @param colour in which the verdict is shown, beside its words */
    record Fit(
            String callId,
            String instrumentId,
            String title,
            boolean demo,
            String verdict,
            String verdictText,
            String colour,
            @Nullable String opens,
            String deadline,
            String hours,
            List<Condition> conditions,
            List<Link> through) {}

    /** Where more is told of something, and what it is called. */
    record Link(String address, String text) {}

    record Deadline(Instant at, String moment, String left, Fit fit) {}

    /** @param name what the municipality is called */
    static Fits of(Matches matches, String name, Facts facts, LocalDate today) {
        var wording = facts.wording();
        var items = matches.items();
        var deadlines = items.stream()
                .filter(Fits::possible)
                .flatMap(match ->
                        Stream.ofNullable(match.call().closesAt()).map(at -> deadline(at, match, facts, today)))
                .sorted(Comparator.comparing(Deadline::at))
                .toList();
        return new Fits(
                sentence(items, deadlines, name, wording),
                items.stream()
                        .filter(Fits::possible)
                        .map(match -> fit(match, facts))
                        .toList(),
                items.stream()
                        .filter(match -> !possible(match))
                        .map(match -> fit(match, facts))
                        .toList(),
                deadlines,
                items.stream().anyMatch(match -> match.call().demo()));
    }

    private static boolean possible(Match match) {
        return !match.verdict().equals("not-eligible");
    }

    private static String sentence(List<Match> items, List<Deadline> deadlines, String name, Wording wording) {
        if (items.isEmpty()) return wording.say("fits-none", Map.of());
        var found = wording.say(
                "fits-found",
                Map.of(
                        "name", name,
                        "all", items.size(),
                        "alone", count(items, ALONE),
                        "together", count(items, TOGETHER),
                        "undetermined", count(items, UNDETERMINED)));
        if (deadlines.isEmpty()) return found;
        var next = deadlines.getFirst();
        return found + " "
                + wording.say(
                        "fits-next",
                        Map.of("moment", next.moment(), "title", next.fit().title()));
    }

    private static long count(List<Match> items, String verdict) {
        return items.stream().filter(match -> match.verdict().equals(verdict)).count();
    }

    private static Deadline deadline(Instant at, Match match, Facts facts, LocalDate today) {
        var wording = facts.wording();
        var days = ChronoUnit.DAYS.between(today, Wording.dayOf(at));
        var left = days <= 0
                ? wording.say("left-today")
                : days == 1 ? wording.say("left-tomorrow") : wording.say("left-days", Map.of("days", days));
        return new Deadline(at, wording.moment(at), left, fit(match, facts));
    }

    private static Fit fit(Match match, Facts facts) {
        var wording = facts.wording();
        var call = match.call();
        return new Fit(
                call.id(),
                call.instrumentId(),
                wording.in(call.title()),
                call.demo(),
                match.verdict(),
                wording.word("verdict", match.verdict()),
                colour(match.verdict()),
                "upcoming".equals(call.status()) && call.opensAt() != null
                        ? wording.say("opens-on", Map.of("moment", wording.moment(call.opensAt())))
                        : null,
                call.closesAt() == null
                        ? wording.say("no-deadline")
                        : wording.say("deadline-on", Map.of("moment", wording.moment(call.closesAt()))),
                match.burdenHours().signum() == 0
                        ? wording.say("hours-not-told")
                        : wording.say("hours-of-work", Map.of("hours", wording.number(match.burdenHours()))),
                match.criteria().stream().map(facts::condition).toList(),
                match.through().stream().map(through -> link(through, wording)).toList());
    }

    private static String colour(String verdict) {
        return switch (verdict) {
            case ALONE -> "success";
            case TOGETHER -> "info";
            case UNDETERMINED -> "warning";
            default -> "neutral";
        };
    }

    private static Link link(Through through, Wording wording) {
        return new Link("/networks/" + through.partnershipId(), wording.in(through.name()));
    }
}
