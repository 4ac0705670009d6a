package no.dugnad.faults;

import java.time.Instant;
import java.util.concurrent.Callable;

/** Looks again and again. Whoever cannot be asked just now says no. */
final class Wait {

    private Wait() {}

    /** @return whether it came to be so within the seconds */
    static boolean until(int seconds, Callable<Boolean> so) throws InterruptedException {
        var end = Instant.now().plusSeconds(seconds);
        while (true) {
            try {
                if (so.call()) return true;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception notNow) {
                // asked again
            }
            if (Instant.now().isAfter(end)) return false;
            Thread.sleep(200);
        }
    }
}
