package no.dugnad.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import no.dugnad.faults.Answers.Failure;
import org.jspecify.annotations.Nullable;

/** Whoever asks through the front door gets an answer in time, and one that says what to do; and while the services are restarted in turn, the one that was asked for. */
final class AnswersAreDecent implements Check {

    private static final Duration LONGEST = Duration.ofSeconds(65);
    private static final Set<String> DECENT = Set.of("408", "409", "429", "502", "503", "504");

    @Override
    public String name() {
        return "answers: in time, no 500, and none refused while all are restarted in turn";
    }

    @Override
    public Finding look(Run run) {
        var wrong = new TreeMap<String, List<Failure>>();
        for (var failure : run.load().answers().failures()) {
            var why = indecent(run, failure);
            if (why != null)
                wrong.computeIfAbsent(why, first -> new ArrayList<>()).add(failure);
        }
        return new Finding(
                "by status: " + run.load().answers().byStatus(),
                wrong.entrySet().stream()
                        .map(kind -> "%d × %s, first at %s"
                                .formatted(
                                        kind.getValue().size(),
                                        kind.getKey(),
                                        kind.getValue().getFirst().began()))
                        .toList());
    }

    private static @Nullable String indecent(Run run, Failure failure) {
        var status = failure.said().split(" ")[0];
        if (!DECENT.contains(status) && !cut(failure) || failure.said().contains("without Retry-After"))
            return "%s: %s".formatted(failure.what(), failure.said());
        if (Duration.between(failure.began(), failure.ended()).compareTo(LONGEST) > 0)
            return "%s: more than %d s".formatted(failure.what(), LONGEST.toSeconds());
        if (inTurn(run, failure)) return "%s, during the restart in turn: %s".formatted(failure.what(), failure.said());
        return null;
    }

    /** An answer had begun when its process was killed: nothing can be said any more. */
    private static boolean cut(Failure failure) {
        return !Character.isDigit(failure.said().charAt(0))
                && Duration.between(failure.began(), failure.ended()).compareTo(LONGEST) < 0;
    }

    private static boolean inTurn(Run run, Failure failure) {
        return run.spells().stream()
                .filter(spell -> spell.fault().equals(RestartInTurn.NAME))
                .anyMatch(spell -> !failure.ended().isBefore(spell.began())
                        && failure.began().isBefore(spell.mended()));
    }
}
