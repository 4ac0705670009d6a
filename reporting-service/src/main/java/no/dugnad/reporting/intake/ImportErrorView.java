package no.dugnad.reporting.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong in a file. */
public record ImportErrorView(
        @Schema(required = true, description = "Line in the file; the header is 1.")
        long row,

        @Schema(required = true, nullable = true, description = "Column, where it is about one.")
        String column,

        @Schema(required = true, description = "A word that programs can rely on.")
        String code,

        @Schema(required = true, description = "In the reader's language.")
        String detail) {}
