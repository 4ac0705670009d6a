package no.dugnad.instruments.call;

import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CallNote", description = "What a municipality has noted of a call, for itself and its networks.")
public record CallNoteView(
        @Schema(required = true) String callId,

        @Schema(required = true, description = "Municipality number (kommunenummer).", examples = "4633")
        String municipality,

        @Schema(required = true) NoteState state,
        @Schema(nullable = true) @Nullable Text reason,

        @Schema(required = true, description = "Since when it says so.")
        LocalDate notedOn) {}
