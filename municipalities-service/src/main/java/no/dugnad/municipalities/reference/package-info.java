/** Loads the tables that ship with the service, and tells of what is in them. */
package no.dugnad.municipalities.reference;
