/** The counties (fylker) of a date. */
@NullMarked
package no.dugnad.municipalities.county;

import org.jspecify.annotations.NullMarked;
