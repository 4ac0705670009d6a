package no.dugnad.site;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.site.apis.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a search has found of one kind.
 *
 * @param heading key of the heading
 * @param source the service that does not answer; null when it does
 * @param more that are not shown
 */
record Finds(String heading, @Nullable Source source, List<Find> finds, long more) {
    /** @param address null for what has no page of its own */
    record Find(
            @Nullable String address,
            String title,
            @Nullable String about,
            boolean demo) {}

    static Finds none(String heading, Source source) {
        return new Finds(heading, source, List.of(), 0);
    }

    static <T> Finds of(String heading, List<T> items, long total, Function<T, Find> find) {
        return new Finds(heading, null, items.stream().map(find).toList(), total - items.size());
    }

    /** A name that is no more: the page of the number says what it became, or what it is called now. */
    static Find former(FormerNames.Former former, Wording wording) {
        return new Find(
                "/municipalities/" + former.number(),
                former.name() + " (" + former.number() + ")",
                wording.say("search-former", Map.of("county", former.countyName(), "day", wording.day(former.until()))),
                false);
    }
}
