package no.dugnad.reporting.survey;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An own answer as the municipality itself sees it. */
@Schema(description = "A municipality's own answer, or that of a unit of it. Read by the municipality alone.")
public record SurveyAnswerView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String surveyId,

        @Schema(required = true, description = "Municipality number (kommunenummer), as it was in the year.")
        String municipality,

        @Schema(required = true, nullable = true, description = "Null: the municipality as a whole.") @Nullable
        SurveyUnit unit,

        @Schema(required = true) int year,
        @Schema(required = true) Answered answers,

        @Schema(required = true, description = "1 is the first; each correction is one more.")
        int version,

        @Schema(
                required = true,
                nullable = true,
                description = "Why it was corrected or withdrawn, where that is told.")
        @Nullable
        String reason,

        @Schema(required = true, description = "When this version was written.")
        Instant recordedAt,

        @Schema(required = true, description = "Taken back: it is counted no more.")
        boolean withdrawn) {}
