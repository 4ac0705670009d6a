package no.dugnad.municipalities.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.municipalities.registry.AnnouncedChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "SyncDifference",
        description = "Something that SSB says and the registry does not, or the other way round.")
public record SyncDifferenceView(
        @Schema(required = true, description = "From 1 in the run.")
        int n,

        @Schema(required = true) SyncDifference.Status status,
        @Schema(required = true) Difference.Kind kind,
        @Schema(required = true, nullable = true) @Nullable LocalDate date,
        @Schema(required = true, nullable = true) @Nullable Integer year,
        @Schema(required = true) List<Difference.Item> items,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "`changes` for `POST /v1/reforms`, to be looked over by the registrar: official names, counties.")
        @Nullable
        List<AnnouncedChange> reform,

        @Schema(
                required = true,
                description =
                        "Whether approving changes the registry. If not, what is to be done is a reform to announce, or a correction of the tables that ship.")
        boolean approvable,

        @Schema(required = true, nullable = true) Instant decidedAt,

        @Schema(required = true, nullable = true, description = "Organisation number.") @Nullable
        String decidedBy) {}
