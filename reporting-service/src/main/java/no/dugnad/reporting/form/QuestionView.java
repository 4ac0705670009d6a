package no.dugnad.reporting.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.concept.ConceptView;
import no.dugnad.reporting.schema.AnswerSchema;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question as readers see it: as it was written, and with what its concept adds. */
@Schema(name = "ReportQuestion")
public record QuestionView(
        @Schema(required = true) String id,
        @Schema(required = true) Text text,
        @Nullable Text help,

        @Schema(description = "The shared concept (begrep); null for a question of the form's own.") @Nullable
        String concept,

        @Schema(implementation = Object.class, description = "The question's own type or limits, as written.") @Nullable
        JsonNode schema,

        @Schema(required = true) boolean required,

        @Schema(description = "The form's own statement of minutes, as written.") @Nullable
        Double minutes,

        @Nullable String minutesSource,

        @Schema(description = "Unit of the concept.") @Nullable
        String unit,

        @Schema(
                required = true,
                implementation = Object.class,
                description = "What the answer must fit: concept and limits together.")
        JsonNode answerSchema,

        @Schema(description = "Minutes that count: the form's, else the concept's.") @Nullable
        Double statedMinutes,

        @Schema(required = true, description = "Nobody has found those minutes: they are an assumption.")
        boolean minutesAssumed) {

    /** @param concept null for a question of the form's own */
    static QuestionView of(QuestionRequest question, @Nullable ConceptView concept) {
        var schemas = new ArrayList<JsonNode>();
        if (concept != null) schemas.add(concept.schema());
        if (question.schema() != null) schemas.add(question.schema());
        return new QuestionView(
                question.id(),
                question.text(),
                question.help(),
                question.concept(),
                question.schema(),
                Boolean.TRUE.equals(question.required()),
                question.minutes(),
                question.minutesSource(),
                concept == null ? null : concept.unit(),
                AnswerSchema.of(schemas).whole(),
                question.minutes() != null || concept == null ? question.minutes() : Double.valueOf(concept.minutes()),
                question.minutes() != null || concept == null
                        ? question.minutesSource() == null
                        : concept.minutesAssumed());
    }
}
