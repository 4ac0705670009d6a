/** The municipalities (kommuner) as readers see them at a date, their history, their changes and their events. */
@NullMarked
package no.dugnad.municipalities.municipality;

import org.jspecify.annotations.NullMarked;
