package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code as it is at a date. */
@Schema(name = "KlassCode")
public record CodeView(
        @Schema(required = true) String code,
        @Nullable String parentCode,

        @Schema(required = true, description = "Always 1: the classifications here have one level.")
        String level,

        @Schema(required = true) String name,

        @Schema(required = true, description = "Always empty.")
        String shortName,

        @Schema(required = true, description = "By presentationNamePattern; empty without it.")
        String presentationName,

        @Schema(description = "Null when it is not known.") @Nullable
        LocalDate validFrom,

        @Schema(description = "Not included; null while it is valid.") @Nullable
        LocalDate validTo,

        @Schema(required = true, description = "Always empty.")
        String notes) {}
