package no.dugnad.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.dugnad.faults.Truth.Look;
import no.dugnad.local.Replica;
import org.jspecify.annotations.Nullable;

/** Nobody says for long that it is ready and does not answer, nor that it is not and does; but what is just starting may answer before it has heard all. */
final class ReadinessIsTrue implements Check {

    /** One look is made while things change. */
    private static final Duration READY_BUT_SILENT = Duration.ofSeconds(5);

    private static final Duration ANSWERS_BUT_NOT_READY = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "readiness tells the truth, each second";
    }

    @Override
    public Finding look(Run run) {
        var looks = run.truth().looks();
        var all = looks.values().stream().flatMap(List::stream).toList();
        return new Finding(
                "%d looks at %d processes; ready %.1f %%, answering %.1f %%"
                        .formatted(all.size(), looks.size(), percent(all, Look::ready), percent(all, Look::answered)),
                wrong(looks));
    }

    static List<String> wrong(Map<Replica, List<Look>> looks) {
        var wrong = new ArrayList<String>();
        looks.forEach((replica, seen) -> {
            longer(
                    seen,
                    look -> look.ready() && !look.answered(),
                    READY_BUT_SILENT,
                    replica.name() + " says it is ready, and does not answer",
                    wrong);
            longer(
                    seen,
                    look -> !look.ready() && look.answered() && !look.starting(),
                    ANSWERS_BUT_NOT_READY,
                    replica.name() + " answers, and says it is not ready",
                    wrong);
        });
        return wrong;
    }

    private static void longer(List<Look> looks, Predicate<Look> so, Duration than, String what, List<String> wrong) {
        Instant since = null;
        Instant last = null;
        for (var look : looks) {
            if (so.test(look)) {
                since = since == null ? look.at() : since;
                last = look.at();
            } else {
                report(since, last, than, what, wrong);
                since = null;
            }
        }
        report(since, last, than, what, wrong);
    }

    private static void report(
            @Nullable Instant since, @Nullable Instant last, Duration than, String what, List<String> wrong) {
        if (since != null && last != null && Duration.between(since, last).compareTo(than) > 0)
            wrong.add("%s: %d s from %s"
                    .formatted(what, Duration.between(since, last).toSeconds(), since));
    }

    private static double percent(List<Look> looks, Predicate<Look> so) {
        return looks.isEmpty() ? 0 : 100.0 * looks.stream().filter(so).count() / looks.size();
    }
}
