package no.dugnad.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** How long anything is waited for that shall come: generous, so that a busy machine does not look like a broken suite. The tests have the same, {@code deploy/patience}. */
final class Patience {

    private static final String CHOSEN = "DUGNAD_PATIENCE";

    private Patience() {}

    static Duration time() {
        return time(System.getenv());
    }

    /** @throws Trouble when the environment says something that is no number of seconds */
    static Duration time(Map<String, String> environment) {
        String seconds = environment.containsKey(CHOSEN) ? environment.get(CHOSEN) : usual();
        if (!seconds.matches("[1-9][0-9]{0,5}")) {
            throw new Trouble("%s is %s: it must be a number of seconds.".formatted(CHOSEN, seconds));
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static String usual() {
        try (InputStream file = Patience.class.getResourceAsStream("patience")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
