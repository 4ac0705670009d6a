package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality (kommune) as it is at a date. */
@Schema(name = "Municipality")
public record MunicipalityView(
        @Schema(required = true, description = "Four digits (kommunenummer).")
        String number,

        @Schema(required = true, description = "The official name.")
        String name,

        @Schema(required = true, description = "Name by language: nb, se, smj, sma, fkv.")
        Map<String, String> names,

        @Schema(required = true, description = "SSB's label, with its bracket where two share a name: Våler (Østfold).")
        String klassLabel,

        @Schema(required = true) String countyNumber,
        @Schema(required = true) String countyName,
        @Schema(required = true, nullable = true) @Nullable String organisationNumber,

        @Schema(required = true, description = "First day of this version; SSB's own date, often long before 2013.")
        LocalDate validFrom,

        @Schema(required = true, nullable = true, description = "Exclusive; null while it is valid.") @Nullable
        LocalDate validTo,

        @Schema(
                required = true,
                nullable = true,
                description = "Inhabitants by the latest 1 January figure not after the date (SSB 07459).")
        @Nullable
        Integer population,

        @Schema(required = true, nullable = true, description = "The year of that figure.") @Nullable
        Integer populationYear,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "SSB's centrality class, 1 (most central) to 6, by the version valid at the date; null before 2020.")
        @Nullable
        Integer centralityClass,

        @Schema(required = true, nullable = true, description = "SSB's centrality index, 0 to 1000.") @Nullable
        Integer centralityIndex,

        @Schema(
                required = true,
                nullable = true,
                description = "Land and fresh water, in square kilometres (Kartverket); known from 2020.")
        @Nullable
        Double areaKm2,

        @Schema(required = true, nullable = true, description = "A point inside (Kartverket), WGS 84.") @Nullable
        Point point,

        @Schema(
                required = true,
                nullable = true,
                description = "SSB's code of its labour-market region (bo- og arbeidsmarkedsregion 2020).")
        @Nullable
        String labourMarketRegion,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Whether it is in the administrative area for Sámi languages (forvaltningsområdet for samiske språk); known from 2020.")
        @Nullable
        Boolean samiAdministrativeArea,

        @Schema(required = true, nullable = true, description = "SSB's KOSTRA group (KOSTRA-gruppe); known from 2024.")
        @Nullable
        String kostraGroup) {
    /** Degrees, WGS 84. */
    @Schema(name = "Point")
    public record Point(
            @Schema(required = true) double latitude,
            @Schema(required = true) double longitude) {}
}
