/** The municipalities (kommuner) as readers see them at a date, their history, their changes and their events. */
package no.dugnad.municipalities.municipality;
