/** The map on which every municipality is one tile, so that each counts once. */
package no.dugnad.site.map;
