package no.dugnad.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import no.dugnad.faults.Answers.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks through the front door gets an answer in time, and one that says what to do; while the services are restarted in turn, and while nothing is broken, the
 * one that was asked for.
 */
final class AnswersAreDecent implements Check {

    private static final Duration LONGEST = Duration.ofSeconds(65);
    /** After everything is whole again a request may still come upon a connection that was broken before. */
    private static final Duration ECHO = Duration.ofSeconds(2);

    private static final Set<String> DECENT = Set.of("408", "409", "429", "502", "503", "504");

    @Override
    public String name() {
        return "answers: in time, no 500, and none refused for no fault, nor by a service while all are restarted in turn";
    }

    @Override
    public Finding look(Run run) {
        return new Finding(
                "by status: " + run.load().answers().byStatus(),
                wrong(run.load().answers().failures(), run.spells()));
    }

    static List<String> wrong(List<Failure> failures, List<Spell> spells) {
        var wrong = new TreeMap<String, List<Failure>>();
        for (var failure : failures) {
            var why = indecent(failure, spells);
            if (why != null)
                wrong.computeIfAbsent(why, first -> new ArrayList<>()).add(failure);
        }
        return wrong.entrySet().stream()
                .map(kind -> "%d × %s, first at %s"
                        .formatted(
                                kind.getValue().size(),
                                kind.getKey(),
                                kind.getValue().getFirst().began()))
                .toList();
    }

    private static @Nullable String indecent(Failure failure, List<Spell> spells) {
        var status = failure.said().split(" ")[0];
        if (!DECENT.contains(status) && !cut(failure) || failure.said().contains("without Retry-After"))
            return "%s: %s".formatted(failure.what(), failure.said());
        if (Duration.between(failure.began(), failure.ended()).compareTo(LONGEST) > 0)
            return "%s: more than %d s".formatted(failure.what(), LONGEST.toSeconds());
        var around = around(failure, spells);
        if (around.isEmpty()) return "%s, with nothing broken: %s".formatted(failure.what(), failure.said());
        if (!failure.what().equals(Load.PAGE)
                && around.stream().allMatch(spell -> spell.fault().equals(RestartInTurn.NAME)))
            return "%s, during the restart in turn: %s".formatted(failure.what(), failure.said());
        return null;
    }

    /** An answer had begun when its process was killed: nothing can be said any more. */
    private static boolean cut(Failure failure) {
        return !Character.isDigit(failure.said().charAt(0))
                && Duration.between(failure.began(), failure.ended()).compareTo(LONGEST) < 0;
    }

    private static List<Spell> around(Failure failure, List<Spell> spells) {
        return spells.stream()
                .filter(spell -> spell.overlaps(failure.began(), failure.ended(), ECHO))
                .toList();
    }
}
