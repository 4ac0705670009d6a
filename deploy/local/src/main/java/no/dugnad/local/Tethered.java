package no.dugnad.local;

import java.io.IOException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Runs another main class and ends it when the launcher is gone: the launcher holds the other end of standard input, and the kernel closes that even after
 * {@code kill -9}. Uses nothing outside the JDK, since it stands on the class path of every child.
 */
public final class Tethered {

    private Tethered() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        // Ctrl-C reaches the whole process group; it is meant for the launcher, which stops its children in order.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Thread tether = new Thread(Tethered::endWithLauncher, "tether");
        tether.setDaemon(true);
        tether.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void endWithLauncher() {
        try {
            while (System.in.read() >= 0) {
                // whatever is written to us means nothing; only the end does
            }
        } catch (IOException gone) {
            // the same as the end
        }
        System.exit(0);
    }
}
