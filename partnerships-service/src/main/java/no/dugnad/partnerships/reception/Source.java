package no.dugnad.partnerships.reception;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is received: a project or a solution, known here or only by name, or an instrument of the catalogue. */
@Schema(name = "ReceptionSource")
record Source(
        @NotNull Kind kind,

        @Size(max = 100)
        @Schema(
                nullable = true,
                description = "Id of the project, solution or instrument; null for one that has no record.")
        @Nullable
        String id,

        @Schema(nullable = true, description = "Looked up for a project or solution with an id.") @Nullable
        Text name) {
    @Schema(name = "ReceptionSourceKind")
    enum Kind {
        PROJECT,
        SOLUTION,
        INSTRUMENT
    }
}
