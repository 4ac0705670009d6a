/** What is measured of the municipalities (indikatorer), on their own boundaries and carried to others. */
@NullMarked
package no.dugnad.municipalities.indicator;

import org.jspecify.annotations.NullMarked;
