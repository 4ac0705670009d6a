package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a municipality number as readers and events see it. */
@Schema(name = "MunicipalityVersion")
public record VersionView(
        @Schema(required = true, description = "The official name.")
        String name,

        @Schema(required = true, description = "Name by language: nb, se, smj, sma, fkv.")
        Map<String, String> names,

        @Schema(required = true, description = "SSB's label, with its bracket where two share a name.")
        String klassLabel,

        @Schema(required = true) String countyNumber,
        @Schema(required = true) String countyName,

        @Schema(required = true, description = "SSB's own date, often long before 2013.")
        LocalDate validFrom,

        @Schema(required = true, nullable = true, description = "Exclusive; null while it is valid.") @Nullable
        LocalDate validTo) {}
