package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReportAnswerRequest")
public record Given(
        @NotNull
        @Schema(required = true, implementation = Object.class, description = "What the question's schema allows.")
        JsonNode value,

        @Size(max = 2000)
        @Pattern(regexp = "[^\\x00-\\x08\\x0B-\\x1F]*", message = "control-character")
        @Schema(
                nullable = true,
                description = "Why it differs from what Dugnad knew, or from what was submitted. Needed then.")
        @Nullable
        String reason) {}
