package no.dugnad.reporting.survey;

import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A concept of the barometers. */
@Schema(description = "A concept of the barometers, as answers and figures use it.")
public record SurveyConceptView(
        @Schema(required = true, description = "The word that answers and figures use.")
        String id,

        @Schema(required = true) ConceptKind kind,
        @Schema(required = true) Text name,

        @Schema(required = true, nullable = true, description = "What it is a share of, or how it is told.") @Nullable
        Text definition,

        @Schema(required = true, nullable = true, description = "What a survey must ask about for it to be answered.")
        @Nullable
        SurveyQuestion question,

        @Schema(required = true, nullable = true, description = "Where the concept is from; null: a count of ours.")
        @Nullable
        String source) {}
