package no.dugnad.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.dugnad.site.CatalogueAnswers.Call;
import no.dugnad.site.CatalogueAnswers.Funding;
import org.jspecify.annotations.Nullable;

/**
 * A call of an instrument, as a line in its list.
 *
 * @param reach where the reader sees whom it reaches; null for one that is closed
 * @param manager who allots it, where that is another than the instrument's owner
 */
record Round(
        String id,
        String title,
        boolean demo,
        String status,
        String statusText,
        @Nullable String opens,
        @Nullable String deadline,
        @Nullable String funding,
        @Nullable String manager,
        @Nullable String reach) {
    private static final Comparator<Call> NEXT_FIRST =
            Comparator.comparing(Call::closesAt, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Those that are open or to come first, the next deadline first; then the others, the latest first. */
    static List<Round> of(String instrument, List<Call> calls, Wording wording) {
        return calls.stream()
                .sorted(Comparator.comparing((Call call) -> !current(call))
                        .thenComparing((a, b) -> current(a)
                                ? NEXT_FIRST.compare(a, b)
                                : latest(b).compareTo(latest(a))))
                .map(call -> of(instrument, call, wording))
                .toList();
    }

    /** Of which it is told whom they reach: the one asked for, else as many as this with the next deadlines. */
    static List<Call> reaching(List<Call> calls, @Nullable String asked, int most) {
        var one = calls.stream().filter(call -> call.id().equals(asked)).toList();
        return one.isEmpty()
                ? calls.stream()
                        .filter(Round::current)
                        .sorted(NEXT_FIRST)
                        .limit(most)
                        .toList()
                : one;
    }

    private static boolean current(Call call) {
        return "open".equals(call.status()) || "upcoming".equals(call.status());
    }

    private static Instant latest(Call call) {
        return call.closesAt() == null ? Instant.MIN : call.closesAt();
    }

    private static Round of(String instrument, Call call, Wording wording) {
        return new Round(
                call.id(),
                wording.in(call.title()),
                call.demo(),
                call.status(),
                wording.word("call-status", call.status()),
                call.opensAt() == null ? null : wording.moment(call.opensAt()),
                call.closesAt() != null
                        ? wording.moment(call.closesAt())
                        : call.rolling() ? wording.say("no-deadline") : null,
                funding(call.fundingNok(), wording),
                call.manager() == null ? null : call.manager().name(),
                current(call) ? "/instruments/" + instrument + "?call=" + call.id() : null);
    }

    private static @Nullable String funding(@Nullable Funding funding, Wording wording) {
        if (funding == null) return null;
        if (funding.maxPerJointProject() != null
                && !funding.maxPerJointProject().equals(funding.maxPerProject()))
            return funding.maxPerProject() == null
                    ? say("funding-joint", funding.maxPerJointProject(), wording)
                    : say("funding-project", funding.maxPerProject(), wording)
                            + ", "
                            + say("funding-joint", funding.maxPerJointProject(), wording);
        if (funding.maxPerProject() != null) return say("funding-project", funding.maxPerProject(), wording);
        return funding.frame() == null ? null : say("funding-frame", funding.frame(), wording);
    }

    private static String say(String key, long nok, Wording wording) {
        return wording.say(key, Map.of("nok", wording.page().number(nok)));
    }
}
