package no.dugnad.reporting.survey;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an own answer was at some time. */
public record SurveyAnswerVersionView(
        @Schema(required = true) int version,
        @Schema(required = true) Answered answers,
        @Schema(required = true, nullable = true) @Nullable String reason,
        @Schema(required = true) boolean withdrawn,
        @Schema(required = true) Instant recordedAt,

        @Schema(required = true, nullable = true, description = "Organisation number of who wrote it.") @Nullable
        String organisation) {}
