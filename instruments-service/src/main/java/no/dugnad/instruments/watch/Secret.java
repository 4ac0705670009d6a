package no.dugnad.instruments.watch;

import java.security.SecureRandom;
import java.util.Base64;

/** Symmetric secrets as Standard Webhooks writes them. */
final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secret() {}

    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
