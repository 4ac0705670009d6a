package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.participation.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report as its party sees it. */
@Schema(name = "Report", description = "What a party reports on a project, once to all that granted it (rapport).")
public record ReportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Party party,
        @Schema(required = true) String project,
        @Schema(required = true) ReportStatus status,

        @Schema(required = true, description = "0 for a draft, 1 when submitted, one more for each correction.")
        int version,

        @Schema(required = true, description = "A participation or a form of it is invented for demonstration.")
        boolean demo,

        @Schema(required = true) Instant startedAt,
        @Nullable Instant submittedAt,

        @Schema(description = "The latest correction.") @Nullable
        Instant correctedAt,

        @Schema(required = true) List<FormStanding> forms,
        @Schema(required = true) List<Item> questions,

        @Schema(required = true, description = "How many questions it asks.")
        int asked,

        @Schema(required = true, description = "How many times a form asks what another form asks too.")
        int notAskedAgain,

        @Schema(required = true, description = "Stated minutes of those.")
        double minutesSaved) {

    @Schema(name = "ReportItem", description = "A question, asked once however many forms ask it.")
    public record Item(
            @Schema(required = true, description = "The concept's id, or `form.question` for a form's own.")
            String key,

            @Schema(description = "The shared concept (begrep); null for a form's own question.") @Nullable
            String concept,

            @Nullable Text label,
            @Nullable Text definition,
            @Nullable String unit,

            @Schema(required = true, implementation = Object.class, description = "What the answer must fit.")
            JsonNode schema,

            @Schema(required = true, description = "Some form must have it answered.")
            boolean required,

            @Schema(
                    required = true,
                    description = "Minutes to answer it once: the most that any form states; 0 when none does.")
            double minutes,

            @Schema(required = true) List<By> askedBy,

            @Schema(description = "Null when there is none.") @Nullable
            Answer answer,

            @Schema(required = true, description = "It is required, and there is no answer.")
            boolean missing) {}

    @Schema(name = "ReportAskedBy")
    public record By(
            @Schema(required = true) String formId,
            @Schema(required = true) String questionId,
            @Schema(required = true) Text text,
            @Nullable Text help,
            @Schema(required = true) boolean required) {}
}
