package no.dugnad.partnerships.project;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was tried in a project (utprøving): what one thought, how it was tested, how it went and what was learned. */
record Experiment(
        @NotNull @Schema(description = "What one thinks will happen (hypotese).")
        Text hypothesis,

        @Schema(nullable = true, description = "How it is tested.") @Nullable
        Text test,

        @Schema(nullable = true, description = "How it went.") @Nullable
        Text result,

        @Schema(nullable = true, description = "What was learned, also of what failed (læring).") @Nullable
        Text learned,

        @Schema(nullable = true) @Nullable LocalDate from,
        @Schema(nullable = true) @Nullable LocalDate to) {}
