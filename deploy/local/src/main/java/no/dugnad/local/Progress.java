package no.dugnad.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the keyboard what is being done, with the time since the start. */
final class Progress {

    private final PrintStream out;
    private final Instant start = Instant.now();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String what) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, what));
        out.flush();
    }

    /** A line without the time: results, not progress. */
    void show(String line) {
        out.println(line);
        out.flush();
    }
}
