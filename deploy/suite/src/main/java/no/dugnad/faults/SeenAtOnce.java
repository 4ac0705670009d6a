package no.dugnad.faults;

import java.util.List;
import no.dugnad.faults.Load.Unseen;
import no.dugnad.faults.Run.Lost;

/** Whoever has been told that a write is done finds it done, at whichever process. */
final class SeenAtOnce implements Check {

    @Override
    public String name() {
        return "what is acknowledged is seen at once, through whichever process";
    }

    @Override
    public Finding look(Run run) {
        return new Finding(
                run.load().looks() + " looks for what had just been written",
                wrong(run.load().unseen(), run.lost()));
    }

    static List<String> wrong(List<Unseen> unseen, List<Lost> lost) {
        return unseen.stream()
                .filter(one ->
                        lost.stream().noneMatch(taken -> taken.of(one.kind().service(), one.asked(), one.asked())))
                .map(one -> "%s, asked %s at %s: %s".formatted(one.mark(), one.path(), one.asked(), one.said()))
                .toList();
    }
}
