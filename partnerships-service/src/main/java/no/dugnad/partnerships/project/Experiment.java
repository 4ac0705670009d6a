package no.dugnad.partnerships.project;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was tried in a project (utprøving): what one thought, how it was tested, how it went and what was learned. */
record Experiment(
        @NotNull @Schema(description = "What one thinks will happen (hypotese).")
        Text hypothesis,

        @Schema(nullable = true, description = "How it is tested.")
        Text test,

        @Schema(nullable = true, description = "How it went.")
        Text result,

        @Schema(nullable = true, description = "What was learned, also of what failed (læring).")
        Text learned,

        @Schema(nullable = true) LocalDate from,
        @Schema(nullable = true) LocalDate to) {}
