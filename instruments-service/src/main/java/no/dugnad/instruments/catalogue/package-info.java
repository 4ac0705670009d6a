/**
 * The catalogue as linked data, ready for harvest by data.norge.no: instruments as public services (CPSV-AP-NO), and the catalogue, its data and its API as
 * DCAT-AP-NO.
 */
@NullMarked
package no.dugnad.instruments.catalogue;

import org.jspecify.annotations.NullMarked;
