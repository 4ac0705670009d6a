package no.dugnad.partnerships.partnership;

import java.time.Instant;
import java.util.UUID;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where members meet (arena), as readers see it. */
record ArenaView(
        @Schema(required = true) UUID id,
        @Schema(required = true) ArenaKind kind,
        @Schema(required = true) Text name,
        @Schema(nullable = true) @Nullable Text description,

        @Schema(
                required = true,
                nullable = true,
                description = "Null for a standing arena whose meetings are not dated; it is in no calendar.")
        @Nullable
        Instant startsAt,

        @Schema(required = true, nullable = true) @Nullable Instant endsAt,

        @Schema(nullable = true, examples = "Inderøy") @Nullable
        String place,

        @Schema(nullable = true, description = "Where to read more, register or take part.") @Nullable
        String website,

        @Schema(required = true, description = "Called off.")
        boolean cancelled,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf) {}
