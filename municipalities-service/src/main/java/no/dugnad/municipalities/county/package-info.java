/** The counties (fylker) of a date. */
package no.dugnad.municipalities.county;
