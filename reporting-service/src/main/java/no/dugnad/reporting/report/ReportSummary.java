package no.dugnad.reporting.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.dugnad.reporting.participation.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report in a list: everything but its questions. */
public record ReportSummary(
        @Schema(required = true) UUID id,
        @Schema(required = true) Party party,
        @Schema(required = true) String project,
        @Schema(required = true) ReportStatus status,
        @Schema(required = true) int version,
        @Schema(required = true) boolean demo,

        @Schema(
                required = true,
                description = "Ids of the forms that it answers; once submitted, that it was submitted to.")
        List<String> forms,

        @Schema(required = true) Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant correctedAt) {}
