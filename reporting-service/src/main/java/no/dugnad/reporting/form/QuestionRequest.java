package no.dugnad.reporting.form;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.schema.AnswerSchema;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReportQuestionRequest")
public record QuestionRequest(
        @NotNull
        @Size(max = 80)
        @SlugForm
        @Schema(description = "Slug, unique in the form; the name of the answer in the owner's view.")
        String id,

        @NotNull @Schema(description = "The question as people read it.")
        Text text,

        @Schema(nullable = true, description = "How to answer it.") @Nullable
        Text help,

        @Size(max = 80)
        @SlugForm
        @Schema(
                nullable = true,
                description =
                        "The shared concept (begrep) that it asks for. Null: a question of the form's own, with a schema.")
        @Nullable
        String concept,

        @Schema(
                nullable = true,
                implementation = Object.class,
                description =
                        "JSON Schema (draft 2020-12): of a question of the form's own, its type and limits; of one bound to a concept, limits that narrow it, if any.")
        @Nullable
        JsonNode schema,

        @Schema(nullable = true, description = "Whether a report must answer it. Default false.") @Nullable
        Boolean required,

        @DecimalMin(value = "0.5", message = "min")
        @DecimalMax(value = "10000", message = "max")
        @Schema(nullable = true, description = "Minutes that it takes to answer, as stated. Default: the concept's.")
        @Nullable
        Double minutes,

        @Size(max = 500)
        @OneLine
        @Schema(nullable = true, description = "Who has found the minutes, and where. Null: an assumption.")
        @Nullable
        String minutesSource) {

    public QuestionRequest {
        if (schema != null && schema.isNull()) schema = null;
    }

    QuestionRequest kept() {
        return new QuestionRequest(
                id,
                text,
                help,
                concept,
                schema == null ? null : AnswerSchema.kept(schema),
                Boolean.TRUE.equals(required),
                minutes,
                minutesSource);
    }
}
