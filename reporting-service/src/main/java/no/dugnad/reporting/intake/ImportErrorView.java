package no.dugnad.reporting.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that is wrong in a file or a list. */
public record ImportErrorView(
        @Schema(required = true, description = "Line in the file; the header is 1. In a list the place in it, from 1.")
        long row,

        @Schema(required = true, nullable = true, description = "Column, where it is about one.") @Nullable
        String column,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "JSON Pointer into the list, where it is one.")
        @Nullable
        String pointer,

        @Schema(required = true, description = "A word that programs can rely on.")
        String code,

        @Schema(required = true, description = "In the reader's language.")
        String detail) {}
