package no.dugnad.municipalities.registry;

/**
 * What is known of a municipality's place, null where it is not.
 *
 * @param areaKm2 land and fresh water
 * @param latitude of a point inside, WGS 84
 * @param labourMarketRegion SSB's code (bo- og arbeidsmarkedsregion 2020)
 * @param samiAdministrativeArea whether it is in the administrative area for Sámi languages (forvaltningsområdet for samiske språk)
 */
public record Attributes(
        Double areaKm2,
        Double latitude,
        Double longitude,
        String labourMarketRegion,
        String labourMarketRegionName,
        Boolean samiAdministrativeArea) {}
