package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.dugnad.reporting.participation.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A report as the owner of one of its forms reads it: in that form's own shape. */
@Schema(name = "ReportAnswersView")
public record AnswersView(
        @Schema(required = true) UUID reportId,
        @Schema(required = true) String formId,
        @Schema(required = true) int formVersion,
        @Schema(required = true) Party party,
        @Schema(required = true) String project,

        @Schema(required = true, description = "Version of the report; 0 for a draft.")
        int version,

        @Schema(required = true) boolean demo,
        @Nullable Instant submittedAt,

        @Schema(
                required = true,
                implementation = Object.class,
                description =
                        "By the form's own question ids; it fits the form's schema, `GET /v1/report-forms/{id}/schema`.")
        JsonNode answers,

        @Schema(required = true, description = "The same answers, with where each is from.")
        Map<String, Answer> provenance) {}
