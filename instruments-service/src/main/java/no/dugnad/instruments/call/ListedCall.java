package no.dugnad.instruments.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call in a list; where notes are asked for, with the municipality's. */
@Schema(name = "ListedCall")
public record ListedCall(
        @JsonUnwrapped CallView call,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the municipality of `notesOf` has noted of it; only when that is given and it has.")
        @Nullable
        CallNoteView noted) {}
