package no.dugnad.reporting.survey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit of a municipality, such as a school or a nursing home. */
@Schema(description = "A unit (virksomhet) of the municipality, such as a school. Names of persons do not belong here.")
public record SurveyUnit(
        @NotBlank @Size(max = 200) @OneLine @Schema(required = true, examples = "Fedje skule")
        String name,

        @NotNull @Schema(required = true) Sector sector) {
    SurveyUnit stripped() {
        return new SurveyUnit(name.strip(), sector);
    }
}
