package no.dugnad.instruments.match;

import java.time.Instant;
import no.dugnad.instruments.call.CallStatus;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "MatchedCall", description = "The call that is matched.")
public record CallRefView(
        @Schema(required = true, examples = "klimasats-2027")
        String id,

        @Schema(required = true) String instrumentId,
        @Schema(required = true) Text title,

        @Schema(description = "Null only for a historic round.") @Nullable
        Instant opensAt,

        @Schema(description = "The deadline (søknadsfrist); null when it is rolling.") @Nullable
        Instant closesAt,

        @Schema(required = true) CallStatus status,

        @Schema(required = true, description = "Demonstration, not a real call.")
        boolean demo) {}
