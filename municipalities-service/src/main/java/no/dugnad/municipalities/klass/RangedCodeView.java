package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code in a range of dates. */
@Schema(name = "KlassCodeInRange")
public record RangedCodeView(
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

        @Schema(required = true, description = "The first day in the range asked for.") @Nullable
        LocalDate validFromInRequestedRange,

        @Schema(description = "Not included; null when neither the code nor the range has an end.") @Nullable
        LocalDate validToInRequestedRange,

        @Schema(required = true, description = "Always empty.")
        String notes) {}
