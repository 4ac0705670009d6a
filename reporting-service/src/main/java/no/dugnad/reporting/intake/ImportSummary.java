package no.dugnad.reporting.intake;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import in a list of them. */
@Schema(description = "An import (innlesing) of participations.")
public record ImportSummary(
        @Schema(required = true) UUID id,
        @Schema(required = true) ImportStatus status,
        @Schema(required = true) ImportForm form,
        @Schema(required = true) ImportMode mode,

        @Schema(required = true, description = "All its participations are invented for demonstration.")
        boolean demo,

        @Schema(required = true) long rows,
        @Schema(required = true) long accepted,
        @Schema(required = true) long rejected,
        @Schema(required = true) long unchanged,
        @Schema(required = true) long errorsTotal,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true, nullable = true) @Nullable Instant finishedAt) {}
