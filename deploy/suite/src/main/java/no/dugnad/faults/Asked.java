package no.dugnad.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import no.dugnad.local.Trouble;

/**
 * What {@code deploy/faults} is asked to do.
 *
 * @param home where the built suite lies
 * @param forHowLong things are broken; what comes before and after is not in it
 * @param seed the same one breaks the same things in the same order
 * @param without the beginnings of the names of faults that are left out
 */
record Asked(Path home, Duration forHowLong, long seed, int replicas, List<String> without) {

    static Asked parse(List<String> arguments) {
        var home = Path.of("");
        var minutes = 5L;
        var seed = 1L;
        var replicas = 2L;
        var without = new ArrayList<String>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            var option = rest.next();
            switch (option) {
                case "--home" -> home = Path.of(text(option, rest));
                case "--minutes" -> minutes = number(option, rest, 1, 10_000);
                case "--seed" -> seed = number(option, rest, 0, Long.MAX_VALUE);
                case "--replicas" -> replicas = number(option, rest, 1, 9);
                case "--without" -> without.add(text(option, rest));
                default ->
                    throw new Trouble(
                            "Unknown option %s: deploy/faults --help lists those there are.".formatted(option));
            }
        }
        return new Asked(
                home.toAbsolutePath().normalize(),
                Duration.ofMinutes(minutes),
                seed,
                (int) replicas,
                List.copyOf(without));
    }

    private static String text(String option, Iterator<String> rest) {
        if (!rest.hasNext()) throw new Trouble(option + " needs a word after it.");
        return rest.next();
    }

    private static long number(String option, Iterator<String> rest, long least, long most) {
        var text = rest.hasNext() ? rest.next() : "";
        if (text.matches("[0-9]{1,18}")) {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) return number;
        }
        throw new Trouble("%s needs a number from %d to %d after it.".formatted(option, least, most));
    }
}
