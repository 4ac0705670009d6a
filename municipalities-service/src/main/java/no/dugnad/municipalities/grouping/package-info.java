/** Groupings (grupperinger): stated definitions that divide the municipalities of a date into named groups. */
package no.dugnad.municipalities.grouping;
