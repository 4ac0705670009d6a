package no.dugnad.instruments.criteria;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One condition of a call (vilkår). */
public record Criterion(
        @NotNull @SlugForm @Size(max = 80) String id,

        @NotNull Text text,

        @NotBlank
        @Size(max = 2000)
        @Pattern(regexp = "[^\\x00]*", message = "control-character")
        @Schema(
                examples = "municipality.population < 5000",
                description = "CEL over municipality, partnerships, consortium and call; true or false.")
        String expression,

        @Schema(description = "Who may meet it; the applicant by default.")
        MetBy mayBeMetBy,

        @Schema(description = "Required by default; a priority only orders.")
        Weight weight) {

    public enum MetBy {
        APPLICANT,
        PARTNERSHIP
    }

    public enum Weight {
        REQUIRED,
        PRIORITY
    }

    /** With the defaults filled in. */
    public Criterion complete() {
        return new Criterion(
                id,
                text,
                expression,
                mayBeMetBy == null ? MetBy.APPLICANT : mayBeMetBy,
                weight == null ? Weight.REQUIRED : weight);
    }
}
