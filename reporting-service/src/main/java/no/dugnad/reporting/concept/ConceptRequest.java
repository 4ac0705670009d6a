package no.dugnad.reporting.concept;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Identified;
import no.dugnad.reporting.schema.AnswerSchema;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReportConceptRequest")
public record ConceptRequest(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Schema(nullable = true, description = "May repeat the address's id.")
        @Nullable
        String id,

        @NotNull @Schema(description = "What it is called (begrep).")
        Text label,

        @NotNull @Schema(description = "What is meant, so that two who answer mean the same.")
        Text definition,

        @Size(max = 40)
        @OneLine
        @Schema(nullable = true, description = "Unit of a number, such as `hours` or `nok`.")
        @Nullable
        String unit,

        @NotNull
        @Schema(
                required = true,
                implementation = Object.class,
                description =
                        "JSON Schema (draft 2020-12) of the answer: one type and its limits, without references. Cannot be changed: another type is another concept.")
        JsonNode schema,

        @NotNull
        @DecimalMin(value = "0.5", message = "min")
        @DecimalMax(value = "10000", message = "max")
        @Schema(description = "Minutes that it takes to answer, as stated.")
        Double minutes,

        @Size(max = 500)
        @OneLine
        @Schema(
                nullable = true,
                description = "Who has found the minutes, and where. Null: an assumption, and shown as one.")
        @Nullable
        String minutesSource,

        @Schema(nullable = true, description = "Where Dugnad has the answer from already, if it has.") @Nullable
        FilledFrom filledFrom,

        @NotBlank @Size(max = 500) @OneLine @Schema(description = "Whose concept it is (kilde).")
        String source,

        @NotNull @Min(1900) @Max(2200) @Schema(description = "Year of the source.")
        Integer asOf)
        implements Identified {

    /** As it is kept. */
    ConceptRequest kept() {
        return new ConceptRequest(
                null,
                label,
                definition,
                unit,
                AnswerSchema.kept(schema),
                minutes,
                minutesSource,
                filledFrom,
                source,
                asOf);
    }

    ConceptView view(String id) {
        return new ConceptView(
                id,
                label,
                definition,
                unit,
                schema,
                minutes,
                minutesSource,
                minutesSource == null,
                filledFrom,
                source,
                asOf);
    }
}
