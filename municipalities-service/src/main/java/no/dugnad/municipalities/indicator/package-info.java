/** What is measured of the municipalities (indikatorer), on their own boundaries and carried to others. */
package no.dugnad.municipalities.indicator;
