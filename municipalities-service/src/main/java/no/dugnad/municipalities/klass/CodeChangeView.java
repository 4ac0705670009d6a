package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From a code to a code; a code that is divided or put together has several. */
@Schema(name = "KlassCodeChange")
public record CodeChangeView(
        String oldCode,
        @Nullable String oldName,
        String oldShortName,

        @Schema(description = "The same as the old one when only name or extent changed.") @Nullable
        String newCode,

        @Nullable String newName,
        String newShortName,
        @Schema(required = true) LocalDate changeOccurred) {}
