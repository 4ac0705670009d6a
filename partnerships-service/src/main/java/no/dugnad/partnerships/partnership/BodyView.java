package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.UUID;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A body (organ) of a partnership, as readers see it; its seats are read beside it. */
record BodyView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Text name,
        @Schema(required = true) BodyKind kind,

        @Schema(nullable = true, description = "What it does and how it decides.") @Nullable
        Text description,

        @Schema(required = true, nullable = true, description = "First day; null when it is not known.") @Nullable
        LocalDate from,

        @Schema(
                required = true,
                nullable = true,
                description = "First day on which it is no more; null while it lasts.")
        @Nullable
        LocalDate to,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.", examples = "2021") @Nullable
        Integer asOf) {}
