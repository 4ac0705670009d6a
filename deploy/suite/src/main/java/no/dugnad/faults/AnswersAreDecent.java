package no.dugnad.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import no.dugnad.faults.Answers.Failure;

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
        var wrong = new ArrayList<String>();
        for (var failure : run.load().answers().failures()) {
            var status = failure.said().split(" ")[0];
            if (!DECENT.contains(status) && !cut(failure) || failure.said().contains("without Retry-After"))
                wrong.add("%s, %s: %s".formatted(failure.began(), failure.what(), failure.said()));
            else if (Duration.between(failure.began(), failure.ended()).compareTo(LONGEST) > 0)
                wrong.add("%s, %s: %d s"
                        .formatted(
                                failure.began(),
                                failure.what(),
                                Duration.between(failure.began(), failure.ended())
                                        .toSeconds()));
            else if (inTurn(run, failure))
                wrong.add("%s, %s, during the restart in turn: %s"
                        .formatted(failure.began(), failure.what(), failure.said()));
        }
        return new Finding("by status: " + run.load().answers().byStatus(), wrong);
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
