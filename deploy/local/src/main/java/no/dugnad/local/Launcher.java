package no.dugnad.local;

import java.util.List;
import java.util.logging.LogManager;
import sun.misc.Signal;

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
            Signal.handle(new Signal("USR2"), asked -> restartInTurn(suite));
            throw suite.broken().join();
        } catch (Trouble e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void restartInTurn(Suite suite) {
        try {
            suite.restartInTurn();
        } catch (Exception e) {
            System.err.println("The services were not all restarted: " + e.getMessage());
        }
    }
}
