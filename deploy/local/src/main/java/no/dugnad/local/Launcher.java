package no.dugnad.local;

import java.util.List;
import java.util.logging.LogManager;

/** What {@code deploy/up} runs once everything is built: starts the suite, stays until told to stop, and stops it in order. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        // What libraries log goes to the data folder once that is ours; the terminal is for people.
        LogManager.getLogManager().reset();
        Suite suite;
        try {
            suite = Suite.of(Options.parse(List.of(arguments), System.getenv()), System.getenv(), System.out);
        } catch (Trouble e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        // runs at SIGINT, at SIGTERM and at System.exit
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop"));
        try {
            suite.start();
            throw suite.broken().join();
        } catch (Trouble e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
