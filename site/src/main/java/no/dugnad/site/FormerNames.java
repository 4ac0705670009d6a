package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.dugnad.platform.text.Folding;
import no.dugnad.site.RegisterAnswers.History;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Lists;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;

/** What municipality numbers have been called and are not any more, by the changes that the register tells of. */
@ApplicationScoped
class FormerNames {
    /** @param until first day on which the number has not this name any more */
    record Former(String number, String name, String countyName, LocalDate until) {}

    record Formers(List<Former> shown, int total) {}

    private record Ended(String number, String name, LocalDate until) {}

    private final Lists lists;
    private final Apis apis;
    private final Clock clock;

    FormerNames(Lists lists, Apis apis, Clock clock) {
        this.lists = lists;
        this.apis = apis;
        this.clock = clock;
    }

    /** Those whose name has the part in it or whose number begins with it; the latest first. */
    Formers like(String part, int most, Page page) {
        var wanted = folded(part);
        if (wanted.isEmpty()) return new Formers(List.of(), 0);
        var found = ended(page).stream()
                .filter(ended -> ended.number().startsWith(wanted)
                        || folded(ended.name()).contains(wanted))
                .sorted(Comparator.comparing(Ended::until).reversed().thenComparing(Ended::number))
                .toList();
        var asking = found.stream()
                .limit(most)
                .map(ended -> apis.ask(
                        Source.MUNICIPALITIES,
                        "/v1/municipalities/" + ended.number() + "/history",
                        History.class,
                        page))
                .toList();
        var shown = new ArrayList<Former>();
        for (var reply : asking) {
            var ended = found.get(shown.size());
            shown.add(new Former(
                    ended.number(),
                    ended.name(),
                    reply.join().found() ? countyName(reply.join().value(), ended) : "",
                    ended.until()));
        }
        return new Formers(shown, found.size());
    }

    private List<Ended> ended(Page page) {
        var today = LocalDate.now(clock);
        var ended = new ArrayList<Ended>();
        for (var change : lists.ask(Source.MUNICIPALITIES, "/v1/municipality-changes", page)
                .join()) {
            var day = LocalDate.parse(change.path("date").asText());
            if (day.isAfter(today)) break;
            // a name that comes again is no former one
            change.path("to").forEach(to -> ended.removeIf(one -> same(one, to)));
            change.path("from").forEach(from -> {
                var one = new Ended(
                        from.path("number").asText(), from.path("name").asText(), day);
                var stays = false;
                for (var to : change.path("to")) stays |= same(one, to);
                if (!stays && !ended.contains(one)) ended.add(one);
            });
        }
        return ended;
    }

    private static boolean same(Ended one, JsonNode municipality) {
        return one.number().equals(municipality.path("number").asText())
                && one.name().equals(municipality.path("name").asText());
    }

    private static String countyName(History history, Ended ended) {
        return history.versions().stream()
                .filter(version -> version.validAt(ended.until().minusDays(1)))
                .map(RegisterAnswers.Version::countyName)
                .findFirst()
                .orElse("");
    }

    /** As the register compares names. */
    private static String folded(String text) {
        return Folding.of(text).replace(" ", "");
    }
}
