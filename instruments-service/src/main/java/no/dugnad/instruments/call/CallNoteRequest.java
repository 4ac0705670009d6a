package no.dugnad.instruments.call;

import jakarta.validation.constraints.NotNull;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A note on a call as the municipality writes it.")
record CallNoteRequest(
        @NotNull NoteState state,

        @Schema(nullable = true, description = "Why (begrunnelse).") @Nullable
        Text reason) {}
