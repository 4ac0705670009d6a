package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code of one classification and the code of another that it belongs to, in a range of dates. */
@Schema(name = "KlassCorrespondenceInRange")
public record RangedCorrespondenceView(
        @Schema(required = true) String sourceCode,
        @Schema(required = true) String sourceName,

        @Schema(required = true, description = "Always empty.")
        String sourceShortName,

        @Schema(required = true) String targetCode,
        @Schema(required = true) String targetName,

        @Schema(required = true, description = "Always empty.")
        String targetShortName,

        @Schema(required = true, description = "The first day in the range asked for.") @Nullable
        LocalDate validFrom,

        @Schema(description = "Not included; null when neither it nor the range has an end.") @Nullable
        LocalDate validTo) {}
