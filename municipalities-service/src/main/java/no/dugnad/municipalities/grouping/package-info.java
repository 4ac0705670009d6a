/** Groupings (grupperinger): stated definitions that divide the municipalities of a date into named groups. */
@NullMarked
package no.dugnad.municipalities.grouping;

import org.jspecify.annotations.NullMarked;
