package no.dugnad.site.map;

/**
 * A municipality, and where it lies.
 *
 * @param latitude of a point inside it, WGS 84
 * @param own whether the point is its own; otherwise it is that of the municipality it came from
 */
record Place(String number, String name, String countyName, double latitude, double longitude, boolean own) {}
