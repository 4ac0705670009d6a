package no.dugnad.municipalities.registry;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a municipality's place, null where it is not.
 *
 * @param areaKm2 land and fresh water
 * @param latitude of a point inside, WGS 84
 * @param labourMarketRegion SSB's code (bo- og arbeidsmarkedsregion 2020)
 * @param samiAdministrativeArea whether it is in the administrative area for Sámi languages (forvaltningsområdet for samiske språk)
 */
public record Attributes(
        @Nullable Double areaKm2,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String labourMarketRegion,
        @Nullable String labourMarketRegionName,
        @Nullable Boolean samiAdministrativeArea) {}
