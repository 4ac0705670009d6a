package no.dugnad.instruments.watch;

import java.time.Instant;
import no.dugnad.platform.write.ShownOnce;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "WatchSecret", description = "A new secret, shown this once.")
public record SecretView(
        @ShownOnce @Schema(required = true, examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret,

        @Schema(required = true, description = "Until then deliveries carry a signature by the old secret too.")
        Instant oldSecretUntil) {}
