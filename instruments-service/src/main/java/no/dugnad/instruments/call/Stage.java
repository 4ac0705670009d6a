package no.dugnad.instruments.call;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stage that an application passes (trinn), such as a sketch before a pitch. */
public record Stage(
        @NotNull @SlugForm @Size(max = 80) String id,

        @NotNull Text name,

        @Schema(description = "When the stage begins; null where it is not set.")
        Instant opensAt,

        @Schema(description = "The stage's own deadline (trinnets frist); null where it is not set.") @Nullable
        Instant closesAt) {}
