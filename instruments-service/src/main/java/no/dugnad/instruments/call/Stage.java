package no.dugnad.instruments.call;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.Text;

/** A stage that an application passes (trinn), such as a sketch before a pitch. */
record Stage(
        @NotNull @Pattern(regexp = Slug.PATTERN, message = "slug") @Size(max = 80)
        String id,

        @NotNull Text name) {}
