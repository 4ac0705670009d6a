package no.dugnad.reporting.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import as its sender sees it. */
@Schema(description = "An import (innlesing) of a file or a list of participations.")
public record ImportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) ImportStatus status,
        @Schema(required = true) ImportForm form,
        @Schema(required = true) ImportMode mode,

        @Schema(required = true, description = "All its participations are invented for demonstration.")
        boolean demo,

        @Schema(required = true, description = "Rows of data in the file.")
        long rows,

        @Schema(required = true, description = "Rows taken in, those that changed nothing counted.")
        long accepted,

        @Schema(required = true, description = "Rows with errors.")
        long rejected,

        @Schema(required = true, description = "Of the accepted, those that were there already, the same.")
        long unchanged,

        @Schema(required = true, description = "0 to 1.") double progress,

        @Schema(
                required = true,
                description =
                        "How it goes, in the reader's language: such as “Checking: 400000 of 1000000 rows” or what came of it.")
        String told,

        @Schema(
                required = true,
                description = "The first 1,000; all of them are at `/errors`, and with the rows at `/errors.csv`.")
        List<ImportErrorView> errors,

        @Schema(required = true) long errorsTotal,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Until when the errors are kept; null while it is not ended and when they have been deleted.")
        @Nullable
        Instant errorsKeptUntil,

        @Schema(required = true) Instant createdAt,
        @Schema(required = true, nullable = true) @Nullable Instant finishedAt) {}
