/** The map on which every municipality is one tile, so that each counts once. */
@NullMarked
package no.dugnad.site.map;

import org.jspecify.annotations.NullMarked;
