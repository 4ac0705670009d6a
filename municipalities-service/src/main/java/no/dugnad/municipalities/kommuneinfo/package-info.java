/**
 * The municipalities of today in the shape of Kartverket's kommuneinfo, so that a client of kommuneinfo works by another base address. Names on the wire are
 * Kartverket's, in its alphabetical order.
 */
@NullMarked
package no.dugnad.municipalities.kommuneinfo;

import org.jspecify.annotations.NullMarked;
