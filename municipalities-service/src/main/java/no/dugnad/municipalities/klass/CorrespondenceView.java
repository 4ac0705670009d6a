package no.dugnad.municipalities.klass;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code of one classification and the code of another that it belongs to, at a date. */
@Schema(name = "KlassCorrespondence")
public record CorrespondenceView(
        @Schema(required = true) String sourceCode,
        @Schema(required = true) String sourceName,

        @Schema(required = true, description = "Always empty.")
        String sourceShortName,

        @Schema(required = true) String targetCode,
        @Schema(required = true) String targetName,

        @Schema(required = true, description = "Always empty.")
        String targetShortName) {}
