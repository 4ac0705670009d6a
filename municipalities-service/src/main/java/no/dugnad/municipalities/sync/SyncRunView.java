package no.dugnad.municipalities.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SyncRun", description = "One time that SSB was asked (synkronisering).")
public record SyncRunView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "It shows the difference and changes nothing.")
        boolean dryRun,

        @Schema(required = true) SyncRun.Status status,
        @Schema(required = true) Instant startedAt,

        @Schema(required = true, nullable = true, description = "Organisation number; null for the schedule.") @Nullable
        String startedBy,

        @Schema(required = true, nullable = true) Instant endedAt,

        @Schema(required = true, description = "Those that were asked, in that order.")
        List<SourceView> sources,

        @Schema(required = true, nullable = true) FailureView failure,
        @Schema(required = true) List<SyncDifferenceView> differences) {}
