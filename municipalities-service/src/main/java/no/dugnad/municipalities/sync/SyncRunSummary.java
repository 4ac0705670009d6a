package no.dugnad.municipalities.sync;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SyncRunSummary", description = "A run in the log.")
public record SyncRunSummary(
        @Schema(required = true) UUID id,
        @Schema(required = true) boolean dryRun,
        @Schema(required = true) SyncRun.Status status,
        @Schema(required = true) Instant startedAt,

        @Schema(required = true, nullable = true, description = "Organisation number; null for the schedule.") @Nullable
        String startedBy,

        @Schema(required = true, nullable = true) Instant endedAt,
        @Schema(required = true, nullable = true) FailureView failure,

        @Schema(required = true, description = "How many differences it found.")
        long differences) {}
